// Imported first, so that it hears a question before the worker itself does.
import "./timer.js";
import "/scripts/worker.js";
