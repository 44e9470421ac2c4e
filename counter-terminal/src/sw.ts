/** The worker that keeps this program's pages; a browser finds it by its name. */
import "@hall/contract/web/shell-worker";
