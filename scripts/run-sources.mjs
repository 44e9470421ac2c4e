// Loaded with --import by the integration tests: lets worker threads and forked processes run TypeScript
// sources. (`--import tsx` itself does nothing inside a worker thread of Node 20.)
import { register } from "tsx/esm/api";

register();
