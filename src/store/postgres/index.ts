export {
  type Change,
  type Hit,
  type Kept,
  type LogEntry,
  type Page,
  type Store,
  StoreBusy,
  type StoreOptions,
  StoreUnusable,
  type Version,
} from "../store.ts";
export { postgresStore } from "./open.ts";
