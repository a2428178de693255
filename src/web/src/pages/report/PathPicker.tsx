import { useId, useState } from "preact/hooks";
import { useLanguage } from "../../i18n/useLanguage";
import { partsOf, type Choice } from "./schema";
import { reportTexts } from "./texts";
import { nameOf, wordOf } from "./words";

interface PathPickerProps {
    /** What is added, as "Add a column". */
    label: string;
    /** The fields under a path, "" for those of a row. */
    under: (path: string) => readonly Choice[];
    /** What is there already and cannot be added again. */
    taken?: readonly string[];
    pick: (path: string) => void;
}

/** A choice of a field, a step at a time: first of the row, then of what the row leads to. */
export function PathPicker({ label, under, taken = [], pick }: PathPickerProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const id = useId();
    const [path, setPath] = useState("");
    const parts = partsOf(path);
    const prefixes = ["", ...parts.map((_, at) => parts.slice(0, at + 1).join("."))];
    const steps = prefixes.flatMap((prefix, at) => {
        const choices = sorted(under(prefix).filter((choice) => choice.isBranch || !taken.includes(choice.path)), (choice) => wordOf(choice.name, speech));
        return choices.length > 0 ? [{ prefix, choices, chosen: choices.find(({ name }) => name === parts[at]) }] : [];
    });
    const chosen = steps.find((step) => step.chosen?.path === path)?.chosen;
    const isReady = chosen?.isValue === true && !taken.includes(path);
    const add = () => {
        if (isReady) {
            pick(path);
            setPath("");
        }
    };

    return (
        <div class="path-picker" role="group" aria-label={label}>
            {steps.map(({ prefix, choices, chosen: here }) => (
                <label key={prefix}>
                    {prefix === "" ? label : texts.under(nameOf(prefix, speech))}
                    <select aria-describedby={here ? id : undefined} value={here?.path ?? ""} onChange={(event) => setPath(event.currentTarget.value || prefix)}>
                        <option value="">{prefix !== "" && isValueAt(steps, prefix) ? texts.all : texts.choose}</option>
                        {choices.map((choice) => (
                            <option key={choice.name} value={choice.path}>
                                {wordOf(choice.name, speech)}
                                {choice.isBranch ? " ›" : ""}
                            </option>
                        ))}
                    </select>
                </label>
            ))}
            {chosen?.description && (
                <p class="hint" id={id} lang="en">
                    {chosen.description}
                </p>
            )}
            <button type="button" disabled={!isReady} onClick={add}>
                {texts.add}
                <span class="unseen">: {chosen && isReady ? nameOf(path, speech) : label}</span>
            </button>
        </div>
    );
}

/** Whether what a prefix leads to can be chosen itself. */
function isValueAt(steps: readonly { choices: readonly Choice[] }[], prefix: string): boolean {
    return steps.some(({ choices }) => choices.some((choice) => choice.path === prefix && choice.isValue));
}

/** Fields of the row before those that lead on, each by name. */
function sorted(choices: readonly Choice[], word: (choice: Choice) => string): Choice[] {
    return [...choices].sort((one, other) => Number(one.isBranch) - Number(other.isBranch) || word(one).localeCompare(word(other)));
}
