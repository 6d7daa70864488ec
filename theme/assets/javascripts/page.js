/** What every page brings to life; `tools/lasting_names.py` makes one file of it. */

import "./copy-link.js";
import "./definitions.js";
import "./language.js";
import "./offline.js";
import "./touched.js";
