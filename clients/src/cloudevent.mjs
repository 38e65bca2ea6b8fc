import { Kafka as Binding } from "cloudevents";

/**
 * What kafkajs has received, as an event of the CloudEvents SDK, which has checked it strictly.
 *
 * @param {import("kafkajs").KafkaMessage} message
 */
export function eventOf(message) {
  const headers = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = value.toString();
  }
  const event = Binding.toEvent({ headers, key: message.key.toString(), value: message.value.toString() });
  // Reading is lenient; this throws unless the event is what the specification says.
  event.validate();
  return event;
}
