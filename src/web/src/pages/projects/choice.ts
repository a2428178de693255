import type { ProjectStatus, ProjectsVariables } from "./projects.document";

/** What can be chosen; each stands in the address by its name. */
export const choices = ["pillar", "theme", "municipality", "status", "tranche", "lead"] as const;

export type Choice = (typeof choices)[number];

/** What was chosen, as it stands in the address. */
export type Chosen = Readonly<Record<string, string>>;

const pageSize = 20;

const orders: Record<string, ProjectsVariables["order"]> = {
    amount: [{ spending: { amount: "DESC" } }],
    title: [{ title: "ASC" }],
};

const statuses: readonly ProjectStatus[] = ["NEW", "CONTINUED", "RUNNING", "COMPLETED"];

/** The question of a choice. What is not known in the address is left out. */
export function variablesOf(chosen: Chosen): ProjectsVariables {
    const { pillar, theme, municipality, tranche, lead } = chosen;
    const status = statuses.find((each) => each === chosen["status"]);
    const words = (chosen["q"] ?? "").split(/\s+/).filter((word) => word !== "");
    const order = orders[chosen["order"] ?? ""];
    return {
        where: {
            ...(pillar && { pillar: { code: { eq: pillar } } }),
            ...(theme && { theme: { name: { eq: theme } } }),
            ...(municipality && { municipalities: { some: { code: { eq: municipality } } } }),
            ...(status && { status: { eq: status } }),
            ...(tranche && /^\d{1,3}$/.test(tranche) && { allocations: { some: { tranche: { number: { eq: Number(tranche) } } } } }),
            ...(lead && { lead: { code: { eq: lead } } }),
            ...(words.length > 0 && { and: words.map((word) => ({ or: [{ title: { contains: word } }, { description: { contains: word } }, { otherTitles: { some: { title: { contains: word } } } }] })) }),
        },
        ...(order && { order }),
        ...(chosen["before"] ? { last: pageSize, before: chosen["before"] } : { first: pageSize, ...(chosen["after"] && { after: chosen["after"] }) }),
    };
}
