import pg from "pg";

/** All that is used of the driver: a pool of connections that answer queries with rows. */
export interface Pool {
  connect(): Promise<Connection>;
  end(): Promise<void>;
}

export interface Connection {
  query(sql: string, values?: readonly unknown[]): Promise<{ readonly rows: Record<string, unknown>[] }>;
  /** Gives the connection back; with an error it is closed instead. */
  release(error?: Error): void;
}

const BIGINT = 20;
const MOST_CONNECTIONS = 20;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Whole numbers come as numbers: none of ours is beyond 2^53. A connection that breaks says so to the next query; the event
 * beside it would end the process.
 */
export function connectPool(url: string): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "secondsource",
    types: {
      getTypeParser: ((type: number, format?: "text" | "binary") =>
        type === BIGINT ? Number : pg.types.getTypeParser(type, format as "text")) as typeof pg.types.getTypeParser,
    },
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool as unknown as Pool;
}
