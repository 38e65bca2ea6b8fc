# Reads everything on topics of Rapport and counts the events of each type; needs confluent-kafka.
# python3 count_events.py <broker:port> <topic>...
import json
import sys
import uuid
from collections import Counter

from confluent_kafka import Consumer, TopicPartition

broker, *topics = sys.argv[1:]
consumer = Consumer({
    "bootstrap.servers": broker,
    "group.id": f"count-events-{uuid.uuid4()}",
    "enable.auto.commit": False,
})

# The topics are kept for ever: from event 0 to where they end now.
ends = {}
for topic in topics:
    for partition in consumer.list_topics(topic, timeout=10).topics[topic].partitions:
        low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=10)
        if high > low:
            ends[topic, partition] = high
consumer.assign([TopicPartition(topic, partition, 0) for topic, partition in ends])

types = Counter()
last_sequence = {}
while ends:
    message = consumer.poll(10)
    if message is None:
        sys.exit("nothing comes any more")
    if message.error():
        sys.exit(str(message.error()))
    event = {name[3:]: value.decode() for name, value in message.headers() if name.startswith("ce_")}
    # Delivery is at least once. Records of earlier versions have sequences without leading zeros: compare numbers.
    sequence = int(event["sequence"])
    if sequence > last_sequence.get(event["subject"], -1):
        last_sequence[event["subject"]] = sequence
        data = json.loads(message.value())
        assert data["occurredAt"], event
        types[event["type"]] += 1
    here = message.topic(), message.partition()
    if message.offset() + 1 >= ends.get(here, sys.maxsize):
        del ends[here]
consumer.close()
print(json.dumps(types, indent=2, sort_keys=True))
