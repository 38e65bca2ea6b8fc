// Calls every operation that reads with the client that openapi-generator has made for typescript-fetch: whatever the document
// says of an answer, the client must make of it.
// node src/read-with-typescript-fetch.mjs <address> <token> <contact>
import { readFile } from "node:fs/promises";
import * as client from "../generated/typescript-fetch/compiled/index.js";

const [address, token, contact] = process.argv.slice(2);
const configuration = new client.Configuration({ basePath: address, accessToken: token });
const document = JSON.parse(await readFile("generated/openapi.json", "utf8"));

/** The ids of records to read, by what they are records of; lists come first and tell the others. */
const known = new Map([["customers", contact]]);
const reads = Object.entries(document.paths)
  .filter(([path, methods]) => methods.get && path !== "/api/stream" && !path.startsWith("/api/security/"))
  .map(([path, methods]) => ({ path, one: path.endsWith("/{id}"), below: path.includes("{id}"), ...methods.get }))
  .sort((some, other) => some.below - other.below);

/** A time that the client could not read is an invalid date. */
function checkTimes(value, where) {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) {
      throw new Error(`${where} is no time`);
    }
  } else if (typeof value === "object" && value !== null) {
    Object.entries(value).forEach(([name, part]) => checkTimes(part, `${where}.${name}`));
  }
}

for (const { path, operationId, tags: [tag], one } of reads) {
  const words = tag.split("-").map((word) => word[0].toUpperCase() + word.slice(1));
  const api = new client[`${words.join("")}Api`](configuration);
  const id = known.get(tag);
  const answer = await api[operationId]({ id, ids: [contact], q: path === "/api/search" ? "Preecha" : undefined, limit: 5 }).catch(async (error) => {
    throw new Error(`${operationId}: ${error.response ? await error.response.text() : error}`);
  });
  checkTimes(answer, operationId);
  if (one && (answer.profile ?? answer).id !== id) {
    throw new Error(`${operationId} has not answered ${id}: ${JSON.stringify(answer)}`);
  }
  if (!known.has(tag) && answer.items?.length > 0) {
    known.set(tag, answer.items[0].id);
  }
}
console.log(JSON.stringify({ read: reads.length }));
