import { getNamedType, isInputObjectType, isLeafType, type GraphQLInputObjectType, type GraphQLSchema } from "graphql";
import type { Document } from "../../graph/document";
import { ownerOf, rootOf } from "./schema";

/** What asks for the values that a filter can have, and how they are read. */
export interface Suggesting {
    readonly document: Document<unknown, Record<string, never>>;
    readonly read: (data: unknown) => readonly Suggestion[];
}

export interface Suggestion {
    readonly value: string;
    /** What it is called, where that is something else. */
    readonly label: string;
}

/** As many rows as a page has. */
const most = 500;

/** What names a thing to people. */
const naming: readonly string[] = ["name", "title"];

/** The values of a text in a filter, of the list at the root that is filtered by the same; null when there is none. */
export function suggestingOf(schema: GraphQLSchema, where: GraphQLInputObjectType, path: string): Suggesting | null {
    const found = ownerOf(where, path);
    const field = found && Object.values(schema.getQueryType()?.getFields() ?? {}).find(({ args }) => getNamedType(args.find(({ name }) => name === "where")?.type) === found.owner);
    const root = field && rootOf(schema, field.name);
    const fields = root?.rows.getFields();
    const own = found && fields?.[found.name];
    const compared = found && getNamedType(found.owner.getFields()[found.name]?.type);
    if (!found || !root || !own || own.args.length > 0 || !isLeafType(getNamedType(own.type)) || getNamedType(own.type).name !== "String" || !isInputObjectType(compared)) {
        return null;
    }

    const name = naming.find((each) => each !== found.name && fields?.[each]);
    const selected = [found.name, ...(name ? [name] : [])].join(" ");
    const text = root.isConnection ? `{ ${root.name}(first: ${most}) { nodes { ${selected} } } }` : `{ ${root.name} { ${selected} } }`;
    return {
        document: { name: "", text, compact: text },
        read: (data) => {
            const answered = (data as Record<string, unknown> | null)?.[root.name];
            const rows = (root.isConnection ? (answered as { nodes?: unknown } | null | undefined)?.nodes : answered) ?? [];
            const seen = new Map<string, string>();
            for (const row of rows as readonly Record<string, unknown>[]) {
                const value = row[found.name];
                if (typeof value === "string" && !seen.has(value)) {
                    const label = name ? row[name] : undefined;
                    seen.set(value, typeof label === "string" ? label : "");
                }
            }

            return [...seen].map(([value, label]) => ({ value, label }));
        },
    };
}
