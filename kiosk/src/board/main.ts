import "@hall/contract/web/page";
import "@hall/contract/web";
