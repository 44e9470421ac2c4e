import pg from "pg";
import { expect, it } from "vitest";
import { testDatabase } from "./postgres.ts";

it("gives each caller a database of its own, copied from a template that is filled once", async () => {
  let filled = 0;
  const template = {
    name: "own_test",
    fill: async (connection: pg.ClientConfig) => {
      filled += 1;
      const client = new pg.Client(connection);
      await client.connect();
      await client.query("create table word(t text)");
      await client.end();
    },
  };
  const both = await Promise.all([testDatabase(template), testDatabase(template)]);
  expect(filled).toBe(1);
  const counts = [];
  for (const { url } of both) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("insert into word values ('one')");
    counts.push((await client.query("select count(*)::int as n from word")).rows[0].n);
    await client.end();
  }
  expect(counts).toEqual([1, 1]);
  for (const database of both) await database.drop();
});
