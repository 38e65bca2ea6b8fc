// Reads everything on the topics of Rapport and lets the CloudEvents SDK judge it.
// node validate-topics.mjs <broker:port> <topic>...
// Prints a JSON object: how many events of each topic are valid, and what is wrong with the others.
import { randomUUID } from "node:crypto";
import { Kafka, logLevel } from "kafkajs";
import { eventOf } from "./cloudevent.mjs";

const [broker, ...topics] = process.argv.slice(2);
const kafka = new Kafka({ clientId: "validate-topics", brokers: [broker], logLevel: logLevel.ERROR });

const admin = kafka.admin();
await admin.connect();
const ends = new Map();
for (const topic of topics) {
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    if (BigInt(high) > BigInt(low)) {
      ends.set(`${topic}-${partition}`, BigInt(high));
    }
  }
}

const valid = Object.fromEntries(topics.map((topic) => [topic, 0]));
const problems = [];
const sources = new Set();
const consumer = kafka.consumer({ groupId: `validate-topics-${randomUUID()}` });
await consumer.connect();
await consumer.subscribe({ topics, fromBeginning: true });
await new Promise((resolve, reject) => {
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  if (ends.size === 0) {
    resolve();
  }
  consumer
    .run({
      autoCommit: false,
      eachMessage: async ({ topic, partition, message }) => {
        try {
          const event = eventOf(message);
          sources.add(event.source);
          if (typeof event.data !== "object") {
            throw new Error("the data is no JSON object");
          }
          valid[topic] += 1;
        } catch (error) {
          problems.push({ topic, partition, offset: message.offset, problem: `${error.message} ${JSON.stringify(error.errors ?? [])}` });
        }
        const name = `${topic}-${partition}`;
        if (ends.has(name) && BigInt(message.offset) + 1n >= ends.get(name)) {
          ends.delete(name);
          if (ends.size === 0) {
            resolve();
          }
        }
      },
    })
    .catch(reject);
});
await consumer.disconnect();
await admin.disconnect();
console.log(JSON.stringify({ valid, problems, sources: [...sources].sort() }));
