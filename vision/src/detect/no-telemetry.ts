/**
 * ONNX Runtime since 1.29 reports to its maker over the network and keeps an id of the machine in the home folder, unless
 * this is set before it is loaded. Nothing of a hall goes out (decisions/0112). In a worker thread `process.env` is a
 * copy that the runtime does not see, so whoever starts such a thread imports this as well.
 */
process.env.ORT_DISABLE_TELEMETRY = "1";
