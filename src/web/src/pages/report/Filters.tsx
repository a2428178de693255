import { isEnumType, type GraphQLSchema } from "graphql";
import { useEffect, useId, useMemo, useState } from "preact/hooks";
import { useGraph } from "../../graph/useGraph";
import { useLanguage } from "../../i18n/useLanguage";
import { OrderedList } from "./OrderedList";
import { PathPicker } from "./PathPicker";
import { changedAt, type Condition, type Report } from "./report";
import { inputsUnder, operationsAt, type Operation, type Root } from "./schema";
import { suggestingOf, type Suggesting } from "./suggest";
import { reportTexts } from "./texts";
import { comparisonOf, memberOf, nameOf } from "./words";

interface FiltersProps {
    schema: GraphQLSchema;
    root: Root;
    report: Report;
    change: (report: Report) => void;
}

/** What is between values in a box of several. */
const between = ";";

/** Which rows are kept: all conditions must hold. */
export function Filters({ schema, root, report, change }: FiltersProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const { where } = root;
    if (!where) {
        return null;
    }

    const set = (conditions: readonly Condition[]) => change({ ...report, where: conditions });
    return (
        <>
            <OrderedList
                label={texts.where}
                items={report.where.map((condition, index) => ({ condition, index }))}
                keyOf={({ condition, index }) => `${index} ${condition.path}`}
                nameOf={({ condition }) => nameOf(condition.path, speech)}
                change={(items) => set(items.map(({ condition }) => condition))}
                isOrdered={false}
            >
                {({ condition }, index) => (
                    <ConditionFields
                        condition={condition}
                        operations={operationsAt(where, condition.path)}
                        suggesting={suggestingOf(schema, where, condition.path)}
                        change={(changed) => set(changedAt(report.where, index, changed))}
                    />
                )}
            </OrderedList>
            <PathPicker
                label={texts.addFilter}
                under={(path) => inputsUnder(where, path)}
                pick={(path) => {
                    const [operation] = operationsAt(where, path).toSorted((one, other) => Number(other.name === "eq") - Number(one.name === "eq"));
                    if (operation) {
                        set([...report.where, { path, operation: operation.name, values: [firstOf(operation)] }]);
                    }
                }}
            />
        </>
    );
}

interface ConditionFieldsProps {
    condition: Condition;
    operations: readonly Operation[];
    suggesting: Suggesting | null;
    change: (condition: Condition) => void;
}

function ConditionFields({ condition, operations, suggesting, change }: ConditionFieldsProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const name = nameOf(condition.path, speech);
    const operation = operations.find((each) => each.name === condition.operation);
    const isNull = condition.values.length === 0;
    const choose = (value: string) => {
        const [chosen, nothing] = value.split(" ");
        const next = operations.find((each) => each.name === chosen);
        if (!next) {
            return;
        }

        // A value stays where it can.
        const kept = next.isList ? condition.values : condition.values.slice(0, 1);
        change({ ...condition, operation: next.name, values: nothing ? [] : kept.length > 0 ? kept : [firstOf(next)] });
    };

    return (
        <span class="condition">
            <select aria-label={texts.comparison(name)} value={isNull && operation ? `${operation.name} null` : (operation?.name ?? "")} onChange={(event) => choose(event.currentTarget.value)}>
                {!operation && <option value="">{texts.choose}</option>}
                {operations.map((each) => (
                    <option key={each.name} value={each.name}>
                        {comparisonOf(each.name, speech)}
                    </option>
                ))}
                {operations.some((each) => each.name === "eq") && <option value="eq null">{texts.noValue}</option>}
                {operations.some((each) => each.name === "neq") && <option value="neq null">{texts.hasValue}</option>}
            </select>
            {operation && !isNull && <Operand name={name} operation={operation} suggesting={suggesting} values={condition.values} change={(values) => change({ ...condition, values })} />}
        </span>
    );
}

interface OperandProps {
    name: string;
    operation: Operation;
    suggesting: Suggesting | null;
    values: readonly string[];
    change: (values: readonly string[]) => void;
}

function Operand({ name, operation: { type, isList }, suggesting, values, change }: OperandProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const label = texts.operand(name);

    if (isEnumType(type)) {
        const members = type.getValues().map((each) => ({ value: each.name, name: memberOf(type.name, each.name, speech) }));
        return isList ? (
            <span class="members" role="group" aria-label={label}>
                {members.map((member) => (
                    <label key={member.value}>
                        <input
                            type="checkbox"
                            checked={values.includes(member.value)}
                            onChange={(event) => change(event.currentTarget.checked ? [...values.filter(Boolean), member.value] : orBlank(values.filter((each) => each !== member.value)))}
                        />{" "}
                        {member.name}
                    </label>
                ))}
            </span>
        ) : (
            <select aria-label={label} value={values[0] ?? ""} onChange={(event) => change([event.currentTarget.value])}>
                {members.map((member) => (
                    <option key={member.value} value={member.value}>
                        {member.name}
                    </option>
                ))}
            </select>
        );
    }

    if (type.name === "Boolean") {
        return (
            <select aria-label={label} value={values[0] ?? ""} onChange={(event) => change([event.currentTarget.value])}>
                <option value="true">{texts.yes}</option>
                <option value="false">{texts.no}</option>
            </select>
        );
    }

    return <Box label={label} isList={isList} isDate={type.name === "LocalDate"} isNumber={type.name !== "String" && type.name !== "ID"} suggesting={suggesting} values={values} change={change} />;
}

interface BoxProps {
    label: string;
    isList: boolean;
    isDate: boolean;
    isNumber: boolean;
    suggesting: Suggesting | null;
    values: readonly string[];
    change: (values: readonly string[]) => void;
}

/** A box to type in. What is typed counts when the box is left or Enter is pressed. */
function Box({ label, isList, isDate, isNumber, suggesting, values, change }: BoxProps) {
    const texts = useLanguage().text(reportTexts);
    const id = useId();
    const told = values.join(`${between} `);
    const [typed, setTyped] = useState(told);
    useEffect(() => setTyped(told), [told]);
    const settle = () => {
        const parts = isList ? typed.split(between).map((each) => each.trim()) : [typed.trim()];
        const next = isList ? orBlank(parts.filter((each) => each !== "")) : parts;
        if (next.join(between) !== values.join(between)) {
            change(next);
        }
    };

    return (
        <>
            <input
                type={isDate && !isList ? "date" : "text"}
                inputMode={isNumber && !isDate ? "decimal" : undefined}
                aria-label={label}
                aria-describedby={isList ? `${id}-hint` : undefined}
                list={suggesting ? `${id}-list` : undefined}
                autocomplete="off"
                value={typed}
                onInput={(event) => setTyped(event.currentTarget.value)}
                onBlur={settle}
                onKeyDown={(event) => event.key === "Enter" && settle()}
            />
            {isList && (
                <span class="hint" id={`${id}-hint`}>
                    {texts.severalHint}
                </span>
            )}
            {suggesting && <Suggestions id={`${id}-list`} suggesting={suggesting} />}
        </>
    );
}

function Suggestions({ id, suggesting }: { id: string; suggesting: Suggesting }) {
    const { data } = useGraph(suggesting.document);
    const suggestions = useMemo(() => (data === null ? [] : suggesting.read(data)), [data, suggesting.document.text]);
    return (
        <datalist id={id}>
            {suggestions.map(({ value, label }) => (
                <option key={value} value={value}>
                    {label}
                </option>
            ))}
        </datalist>
    );
}

/** What a filter begins with: a member of an enum, else nothing typed yet. */
function firstOf({ type }: Operation): string {
    return isEnumType(type) ? (type.getValues()[0]?.name ?? "") : type.name === "Boolean" ? "true" : "";
}

/** Nothing chosen is not the same as null. */
function orBlank(values: readonly string[]): readonly string[] {
    return values.length > 0 ? values : [""];
}
