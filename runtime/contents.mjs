/**
 * Asks the interpreter what it is made of: the list of licences and the bill of materials take the versions from its
 * answer, so that they cannot differ from what is shipped.
 */

/** The libraries that have no module which says their version are asked themselves, through C. */
const ASK = `
import ctypes, decimal, json, pyexpat, platform, sqlite3, sys, zlib
from compression import zstd

def ask(name):
    function = getattr(ctypes.CDLL(None), name)
    function.restype = ctypes.c_char_p
    return function().decode()

json.dumps({
    "versions": {
        "python": platform.python_version(),
        "emscripten": ".".join(map(str, sys._emscripten_info.emscripten_version)),
        "bzip2": ask("BZ2_bzlibVersion").partition(",")[0],
        "expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
        "libmpdec": decimal.__libmpdec_version__,
        "sqlite": sqlite3.sqlite_version,
        "xz": ask("lzma_version_string"),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "zstd": zstd.zstd_version,
    },
    "modules": sorted(sys.builtin_module_names),
    "library": sorted(sys.stdlib_module_names),
}, indent=1)
`;

/**
 * Return what the interpreter says of itself, as JSON.
 *
 * @param {any} python
 * @returns {string}
 */
export function contents(python) {
  return python.runPython(ASK);
}
