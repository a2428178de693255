import {
    buildASTSchema,
    getNamedType,
    getNullableType,
    isEnumType,
    isInputObjectType,
    isLeafType,
    isListType,
    isObjectType,
    isRequiredArgument,
    isRequiredInputField,
    parse,
    type GraphQLEnumType,
    type GraphQLEnumValue,
    type GraphQLField,
    type GraphQLInputObjectType,
    type GraphQLLeafType,
    type GraphQLObjectType,
    type GraphQLOutputType,
    type GraphQLSchema,
} from "graphql";

/** A field at the root of the graph whose rows a report shows. */
export interface Root {
    readonly name: string;
    readonly description: string;
    /** What a row is. */
    readonly rows: GraphQLObjectType;
    /** Whether the rows come in pages, with their number beside them. */
    readonly isConnection: boolean;
    /** The arguments that it takes, by name, with their types as written. */
    readonly args: ReadonlyMap<string, string>;
    /** What it is filtered and ordered by; null when it is not. */
    readonly where: GraphQLInputObjectType | null;
    readonly order: GraphQLInputObjectType | null;
    /** What a pivot can be grouped by; empty of a list. */
    readonly dimensions: readonly GraphQLEnumValue[];
}

/** A field that can be picked, or that has such fields under it, or both. */
export interface Choice {
    readonly name: string;
    readonly path: string;
    readonly description: string;
    readonly isValue: boolean;
    readonly isBranch: boolean;
}

/** A column of a report. */
export interface Column {
    /** As in an export: "pillar.code", without 'nodes'. */
    readonly path: string;
    /** The response names that lead to it from a row. */
    readonly response: readonly string[];
    /** The lists that it stands in, outermost first, each by the names that lead to its items. Each makes rows of its own. */
    readonly lists: readonly (readonly string[])[];
    /** The same, as its path says them. */
    readonly listPaths: readonly string[];
    readonly type: GraphQLLeafType;
    readonly description: string;
    readonly isNumber: boolean;
    readonly isMoney: boolean;
}

/** A comparison that a filter can make. */
export interface Operation {
    readonly name: string;
    readonly description: string;
    readonly type: GraphQLLeafType;
    /** Whether it takes several values. */
    readonly isList: boolean;
}

/** How many fields a path may have: the graph has circles. */
const mostSteps = 5;

/** What stands beside the rows of a list and is no part of a report. */
const besideRows: readonly string[] = ["nodes", "edges", "pageInfo", "facets"];

/** What joins conditions or says the arguments of a field, and compares nothing. */
const joining: readonly string[] = ["and", "or", "args"];

/** Shapes on the earth fit in no cell. */
const shapes: readonly string[] = ["GeoJSON"];

const numbers: readonly string[] = ["Int", "Long", "Float", "Decimal"];

/** What names a thing best, if it has it. */
const naming: readonly string[] = ["name", "title", "number", "code"];

export function readSchema(text: string): GraphQLSchema {
    return buildASTSchema(parse(text, { noLocation: true }), { assumeValidSDL: true });
}

/** A list or pivot at the root; null when the schema has none of this name. */
export function rootOf(schema: GraphQLSchema, name: string): Root | null {
    const field = schema.getQueryType()?.getFields()[name];
    const step = field && stepOf(field);
    if (!field || !step?.below || !step.isList) {
        return null;
    }

    const typeOf = (arg: string) => getNamedType(field.args.find((each) => each.name === arg)?.type);
    const [where, order, dimensions] = [typeOf("where"), typeOf("order"), typeOf("groupBy")];
    return {
        name,
        description: field.description ?? "",
        rows: step.below,
        isConnection: step.connection !== null,
        args: new Map(field.args.map((arg) => [arg.name, String(arg.type)])),
        where: isInputObjectType(where) ? where : null,
        order: isInputObjectType(order) ? order : null,
        dimensions: isEnumType(dimensions) ? dimensions.getValues() : [],
    };
}

/**
 * The fields under a path of columns, "" for those of a row. Of a pivot those of dimensions that it is not grouped by are
 * left out: they would be empty. So are lists beside the one that columns stand in already: a table has one chain of them.
 */
export function columnsUnder(root: Root, path: string, by: readonly string[], chain: readonly string[]): Choice[] {
    const steps = walk(root, path);
    if (!steps || steps.length >= mostSteps) {
        return [];
    }

    const last = steps.at(-1);
    const isOpen = !last?.isList || fits(path, chain);
    const own = last ? (isOpen ? last.below : null) : root.rows;
    const beside = last?.connection ?? null;
    const hidden = path === "" ? root.dimensions.filter(({ name }) => !by.includes(name)).map(({ name }) => fieldOfDimension(name)) : [];
    const fields = [
        ...Object.values(own?.getFields() ?? {}).filter((field) => !hidden.includes(field.name)),
        ...Object.values(beside?.getFields() ?? {}).filter((field) => !besideRows.includes(field.name) && !own?.getFields()[field.name]),
    ];
    return fields.flatMap((field) => {
        const step = stepOf(field);
        const here = path === "" ? field.name : `${path}.${field.name}`;
        if (!step || (step.isList && !step.connection && step.below && !fits(here, chain)) || (step.below && steps.length + 1 >= mostSteps)) {
            return [];
        }

        return [{ name: field.name, path: here, description: field.description ?? "", isValue: step.below === null, isBranch: step.below !== null }];
    });
}

/** A column by its path; null when the schema has none. */
export function columnOf(root: Root, path: string): Column | null {
    const steps = walk(root, path);
    const last = steps?.at(-1);
    if (!steps || !last || !isLeafType(last.type)) {
        return null;
    }

    const response: string[] = [];
    const lists: string[][] = [];
    const listPaths: string[] = [];
    const names: string[] = [];
    steps.forEach((step, at) => {
        response.push(step.name);
        names.push(step.name);
        const next = steps[at + 1];
        if (!step.below || !next) {
            return;
        }

        // What a connection tells of all its rows makes no rows.
        if (step.connection && next.owner === step.connection) {
            return;
        }

        if (step.connection) {
            response.push("nodes");
        }

        if (step.isList) {
            lists.push([...response]);
            listPaths.push(names.join("."));
        }
    });
    return {
        path,
        response,
        lists,
        listPaths,
        type: last.type,
        description: last.description,
        isNumber: numbers.includes(last.type.name) && !last.isList,
        isMoney: last.type.name === "Decimal" && /, in euros\b/.test(last.description),
    };
}

/** The column that names the members of a dimension; null when there is none. */
export function columnOfDimension(root: Root, dimension: string): string | null {
    const field = fieldOfDimension(dimension);
    const type = getNamedType(root.rows.getFields()[field]?.type);
    const name = isObjectType(type) ? naming.find((each) => type.getFields()[each]) : undefined;
    return name ? `${field}.${name}` : null;
}

/** The field of a cell that holds the member of a dimension: SOME_THING is someThing. */
export function fieldOfDimension(dimension: string): string {
    return dimension.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The fields under a path of a filter or an order, "" for those of a row. */
export function inputsUnder(type: GraphQLInputObjectType, path: string): Choice[] {
    const at = inputAt(type, path);
    if (!isInputObjectType(at) || partsOf(path).length >= mostSteps) {
        return [];
    }

    return Object.values(at.getFields()).flatMap((field) => {
        const below = getNamedType(field.type);
        const here = path === "" ? field.name : `${path}.${field.name}`;
        if (joining.includes(field.name)) {
            return [];
        }

        if (!isInputObjectType(below)) {
            // The values of an order are picked by themselves, the comparisons of a filter stand under what they compare.
            return isEnumType(below) && !operationsAt(type, path).length ? [{ name: field.name, path: here, description: field.description ?? "", isValue: true, isBranch: false }] : [];
        }

        const fields = Object.values(below.getFields());
        if (fields.some(isRequiredInputField)) {
            return [];
        }

        const isValue = operationsOf(below).length > 0;
        const isBranch = partsOf(here).length < mostSteps && fields.some((each) => !joining.includes(each.name) && (isInputObjectType(getNamedType(each.type)) || !isValue));
        return isValue || isBranch ? [{ name: field.name, path: here, description: withoutLead(field.description ?? ""), isValue, isBranch }] : [];
    });
}

/** How what a path of a filter leads to can be compared; empty when it cannot. */
export function operationsAt(type: GraphQLInputObjectType, path: string): Operation[] {
    const at = inputAt(type, path);
    return isInputObjectType(at) && path !== "" ? operationsOf(at) : [];
}

/** Whether rows can be ordered by a path. */
export function isOrder(type: GraphQLInputObjectType, path: string): boolean {
    return isEnumType(inputAt(type, path));
}

/** The input that holds the last name of a path, and that name; null when the path leads nowhere. */
export function ownerOf(type: GraphQLInputObjectType, path: string): { owner: GraphQLInputObjectType; name: string } | null {
    const parts = partsOf(path);
    const name = parts.pop();
    const owner = inputAt(type, parts.join("."));
    return name && isInputObjectType(owner) && owner.getFields()[name] ? { owner, name } : null;
}

export function partsOf(path: string): string[] {
    return path === "" ? [] : path.split(".");
}

/** A field on the way to a column. */
interface Step {
    readonly name: string;
    readonly description: string;
    /** The type that has it; set where a path is walked. */
    readonly owner: GraphQLObjectType | null;
    readonly type: GraphQLLeafType | GraphQLObjectType;
    readonly isList: boolean;
    /** The type of what stands under it: of a connection that of its rows. Null of a value. */
    readonly below: GraphQLObjectType | null;
    readonly connection: GraphQLObjectType | null;
}

/** Null of what is no part of a report: what needs arguments, or is of several types. */
function stepOf(field: GraphQLField<unknown, unknown>): Step | null {
    const type = getNamedType(field.type);
    const { name, description } = field;
    const isList = isListType(getNullableType(field.type));
    if (field.args.some(isRequiredArgument)) {
        return null;
    }

    if (isLeafType(type)) {
        return shapes.includes(type.name) ? null : { name, description: description ?? "", owner: null, type, isList, below: null, connection: null };
    }

    if (!isObjectType(type)) {
        return null;
    }

    const rows = rowsOfConnection(type);
    return { name, description: description ?? "", owner: null, type, isList: isList || rows !== null, below: rows ?? type, connection: rows && type };
}

function rowsOfConnection(type: GraphQLObjectType): GraphQLObjectType | null {
    const nodes: GraphQLOutputType | undefined = type.getFields()["nodes"]?.type;
    const rows = nodes && type.getFields()["pageInfo"] && getNamedType(nodes);
    return isObjectType(rows) ? rows : null;
}

function walk(root: Root, path: string): Step[] | null {
    const steps: Step[] = [];
    let owners: GraphQLObjectType[] = [root.rows];
    for (const name of partsOf(path)) {
        const owner = owners.find((each) => each.getFields()[name] && !(each === steps.at(-1)?.connection && besideRows.includes(name)));
        const field = owner?.getFields()[name];
        const step = field && stepOf(field);
        if (!owner || !step || steps.length >= mostSteps) {
            return null;
        }

        steps.push({ ...step, owner });
        owners = [step.below, step.connection].filter((each) => each !== null);
    }

    return steps;
}

/** Whether a list may stand in a table with those that do: one must stand in the other. */
function fits(path: string, chain: readonly string[]): boolean {
    return chain.every((list) => list === path || list.startsWith(`${path}.`) || path.startsWith(`${list}.`));
}

function inputAt(type: GraphQLInputObjectType, path: string): GraphQLInputObjectType | GraphQLEnumType | null {
    let at: GraphQLInputObjectType | GraphQLEnumType | null = type;
    for (const name of partsOf(path)) {
        const field: unknown = isInputObjectType(at) && !joining.includes(name) ? getNamedType(at.getFields()[name]?.type) : null;
        at = isInputObjectType(field) || isEnumType(field) ? field : null;
    }

    return at;
}

function operationsOf(type: GraphQLInputObjectType): Operation[] {
    const fields = Object.values(type.getFields());
    // An order has enums too, but compares nothing: a filter has 'eq', one of a list 'any'.
    return fields.some(({ name }) => name === "eq" || name === "any")
        ? fields.flatMap((field) => {
              const named = getNamedType(field.type);
              return isLeafType(named) ? [{ name: field.name, description: field.description ?? "", type: named, isList: isListType(getNullableType(field.type)) }] : [];
          })
        : [];
}

/** The schema says "Restricts: " and "Orders by: " before the description of the field itself. */
function withoutLead(description: string): string {
    return description.replace(/^(Restricts|Orders by): /, "");
}
