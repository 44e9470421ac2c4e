import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endLeftPostgres, startTestPostgres, type TestServer } from "./postgres-server.ts";

/** Owns the PostgreSQL of a whole test run: started when the first test asks, shared by all files, stopped at the end. */
export async function setup(): Promise<() => Promise<void>> {
  await endLeftPostgres();
  const folder = await mkdtemp(join(tmpdir(), "hall-owner-"));
  const socket = join(folder, "owner");
  let postgres: Promise<TestServer> | undefined;
  const owner = createServer(async (_request, response) => {
    postgres ??= startTestPostgres();
    await postgres.then(
      ({ connection }) => response.end(JSON.stringify(connection)),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => owner.listen(socket, done));
  process.env.TEST_POSTGRES_OWNER = socket; // inherited by the processes in which the tests run
  return async () => {
    owner.close();
    await (await postgres?.catch(() => undefined))?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
