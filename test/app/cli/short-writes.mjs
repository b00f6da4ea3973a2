import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

// Preloaded by a test: the system takes at most this many bytes of what it is given, as it may.
const MOST = 700;
const whole = fs.writeSync;
fs.writeSync = (descriptor, bytes, offset = 0, length = bytes.length - offset, ...rest) =>
  typeof bytes === "string"
    ? whole(descriptor, bytes)
    : whole(descriptor, bytes, offset, Math.min(length, MOST), ...rest);
syncBuiltinESMExports();
