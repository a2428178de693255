// Runs every audit of graphql-http against the address that is given, and prints the outcome of each as a line of JSON.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
for (const result of results) {
  console.log(JSON.stringify({ id: result.id, name: result.name, status: result.status, reason: result.status === 'ok' ? undefined : result.reason }));
}
