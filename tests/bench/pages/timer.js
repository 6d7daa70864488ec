// Tells how long an answer took from the worker's hearing the question.
let heard = 0;
self.addEventListener("message", () => {
  heard = performance.now();
});
const post = self.postMessage.bind(self);
self.postMessage = (data) => post({ ...data, took: performance.now() - heard });
