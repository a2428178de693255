/** A query to begin with. */
export interface Example {
    name: string;
    /** What its first lines say of it. */
    about: string;
    query: string;
}

/** The trusted documents: each runs as it stands. */
const documents = import.meta.glob<string>("../../../../schema/operations/*.graphql", { query: "?raw", import: "default", eager: true });

export const examples: Example[] = Object.entries(documents).map(([path, query]) => ({
    name: path.slice(path.lastIndexOf("/") + 1, path.lastIndexOf(".")),
    about: query
        .split("\n")
        .filter((line) => line.startsWith("#"))
        .map((line) => line.slice(1).trim())
        .join(" "),
    query,
}));
