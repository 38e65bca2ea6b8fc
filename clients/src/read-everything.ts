// Reads every list, record and report through openapi-fetch, with the types that openapi-typescript has made of the document of
// the API. Compiling it is half of the test: what it takes for granted, the document must promise.
// node src/read-everything.ts <address> <token> <deal> <contact>
import createClient from "openapi-fetch";
import type { components, paths } from "../generated/api.ts";

type Schemas = components["schemas"];

const [address, token, deal, contact] = process.argv.slice(2) as [string, string, string, string];
const api = createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${token}` } });
const limit = 5;

/** The answer of a call that must succeed. */
async function read<T>(call: Promise<{ data?: T; error?: Schemas["Problem"]; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (data === undefined) {
    throw new Error(`${response.url}: ${response.status} ${error?.code} ${error?.detail}`);
  }
  return data;
}

function must(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(what);
  }
}

function isMoney(money: Schemas["Money"]): boolean {
  return /^[0-9.]+$/.test(money.amount) && money.currency.length === 3;
}

const query = { limit };
const lists = {
  accounts: await read(api.GET("/api/accounts", { params: { query } })),
  contacts: await read(api.GET("/api/contacts", { params: { query } })),
  customFields: await read(api.GET("/api/custom-fields", { params: { query } })),
  deals: await read(api.GET("/api/deals", { params: { query: { limit, status: ["open", "won"], sort: ["-createdAt"], count: true } } })),
  employees: await read(api.GET("/api/employees", { params: { query } })),
  follows: await read(api.GET("/api/follows", { params: { query } })),
  interactions: await read(api.GET("/api/interactions", { params: { query } })),
  leads: await read(api.GET("/api/leads", { params: { query } })),
  notices: await read(api.GET("/api/notices", { params: { query } })),
  pipelines: await read(api.GET("/api/pipelines", { params: { query } })),
  rules: await read(api.GET("/api/rules", { params: { query } })),
  sources: await read(api.GET("/api/sources", { params: { query } })),
  views: await read(api.GET("/api/views", { params: { query } })),
};
for (const [name, list] of Object.entries(lists)) {
  must(Array.isArray(list.items), `${name} has no items`);
  list.items.forEach((record) => must(record.id.length === 36 && record.version >= 0, `${name}: ${JSON.stringify(record)}`));
}
lists.deals.items.forEach((each) => must(each.amount === undefined || each.amount === null || isMoney(each.amount), `deal ${each.id}: ${JSON.stringify(each.amount)}`));

async function record(id: string | undefined, call: (id: string) => Promise<{ id: string }>): Promise<void> {
  if (id !== undefined) {
    must((await call(id)).id === id, `another record than ${id}`);
  }
}
const path = (id: string) => ({ params: { path: { id } } });
await record(lists.accounts.items[0]?.id, (id) => read(api.GET("/api/accounts/{id}", path(id))));
await record(contact, (id) => read(api.GET("/api/contacts/{id}", path(id))));
await record(deal, (id) => read(api.GET("/api/deals/{id}", path(id))));
await record(lists.employees.items[0]?.id, (id) => read(api.GET("/api/employees/{id}", path(id))));
await record(lists.follows.items[0]?.id, (id) => read(api.GET("/api/follows/{id}", path(id))));
await record(lists.interactions.items[0]?.id, (id) => read(api.GET("/api/interactions/{id}", path(id))));
await record(lists.leads.items[0]?.id, (id) => read(api.GET("/api/leads/{id}", path(id))));
await record(lists.notices.items[0]?.id, (id) => read(api.GET("/api/notices/{id}", path(id))));
await record(lists.pipelines.items[0]?.id, (id) => read(api.GET("/api/pipelines/{id}", path(id))));
await record(lists.rules.items[0]?.id, (id) => read(api.GET("/api/rules/{id}", path(id))));
await record(lists.views.items[0]?.id, (id) => read(api.GET("/api/views/{id}", path(id))));

const named = await read(api.GET("/api/deals", { params: { query: { include: ["customer", "owner"], ownerId: ["me"], limit } } }));
must(named.items.every((each) => named.names?.[each.customerId]?.name !== undefined), "customers of deals have names");
const me = await read(api.GET("/api/me", {}));
must(me.employee?.id === me.employeeId && me.roles.includes("rep"), "who is signed in is an employee");
const names = await read(api.GET("/api/names", { params: { query: { ids: [contact, me.employeeId] } } }));
must(names.names[contact]?.kind === "contact" && names.names[me.employeeId]?.name === me.employee?.name, "names");

const history = await read(api.GET("/api/deals/{id}/history", path(deal)));
must(history.items[0]?.sequence === 0, "a history begins with the first event");

const customer = await read(api.GET("/api/customers/{id}", path(contact)));
switch (customer.profile.type) {
  case "contact":
    must(Array.isArray(customer.profile.consents), "a contact has consents");
    break;
  case "account":
  case "lead":
    throw new Error("a contact is none of these");
}
must(customer.totals.deals >= customer.totals.openDeals && customer.totals.openValue.every(isMoney), "totals");

const timeline = await read(api.GET("/api/customers/{id}/timeline", path(contact)));
timeline.items.forEach((entry) => must(!Number.isNaN(Date.parse(entry.occurredAt)) && entry.summary.length > 0, entry.id));

const found = await read(api.GET("/api/search", { params: { query: { q: "Preecha", limit } } }));
found.items.forEach((hit) => must(hit.score > 0 && Object.values(hit.highlights).flat().length > 0, hit.id));
must(found.items.length > 0, "the search finds who is there");

const fields = await read(api.GET("/api/fields", { params: { query: { kind: ["deal"] } } }));
must(fields.items.some((field) => field.key === "amount" && field.type === "money"), "a deal has an amount");

const pipeline = await read(api.GET("/api/reports/pipeline", {}));
must(pipeline.stages.every((stage) => stage.value.every(isMoney) && stage.count >= 0), "pipeline");
const funnel = await read(api.GET("/api/reports/funnel", {}));
must(funnel.stages.every((stage) => stage.failureRate >= 0 && stage.failureRate <= 1), "funnel");
const forecast = await read(api.GET("/api/reports/forecast", { params: { query: { by: "month" } } }));
must(forecast.periods.every((period) => period.weighted.every(isMoney)), "forecast");
const won = await read(api.GET("/api/reports/won", { params: { query: { groupBy: "owner" } } }));
must(won.groups.every((group) => group.closed.won + group.closed.lost > 0), "won");

const none = await api.GET("/api/deals/{id}", path("01900000-0000-7000-8000-00000000dead"));
must(none.error?.code === "not-found", "a problem has its code");

console.log(JSON.stringify({ read: Object.keys(lists).length + 20 }));
