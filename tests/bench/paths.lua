-- For wrk: asks for the paths in the file CHURN_PATHS in turn, and ends with what came of it in a line of JSON.

local requests, turn = {}, 0

function init()
  for path in io.lines(os.getenv("CHURN_PATHS")) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "seconds": %f, "bytes": %d, "slow": %f, "errors": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout
  ))
end
