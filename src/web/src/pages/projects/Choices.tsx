import { useEffect, useState } from "preact/hooks";
import { labels } from "../../i18n/labels";
import { useLanguage } from "../../i18n/useLanguage";
import { choices, type Choice, type Chosen } from "./choice";
import type { Projects } from "./projects.document";
import { projectsTexts } from "./texts";

interface ChoicesProps {
    chosen: Chosen;
    /** Null while nothing has been answered. */
    facets: Projects["projects"]["facets"] | null;
    choose: (changed: Chosen) => void;
}

interface Option {
    value: string;
    name: string;
    count: number;
}

/** How long somebody types before it is searched, in milliseconds. */
const typing = 300;

/** A box to search in, and a choice of each facet with how many it would leave. */
export function Choices({ chosen, facets, choose }: ChoicesProps) {
    const { text } = useLanguage();
    const texts = text(projectsTexts);
    const words = text(labels);
    const options: Record<Choice, Option[]> = {
        pillar: facets?.pillar.map(({ member, count }) => ({ value: member.code, name: member.name, count })) ?? [],
        theme: facets?.theme.flatMap(({ member, count }) => (member ? { value: member.name, name: member.name, count } : [])) ?? [],
        municipality: facets?.municipality.flatMap(({ member, count }) => (member ? { value: member.code, name: member.name, count } : [])) ?? [],
        status: facets?.status.map(({ member, count }) => ({ value: member, name: words.status[member], count })) ?? [],
        tranche: (facets?.tranche.flatMap(({ member, count }) => (member ? { value: String(member.number), name: words.tranche(member.number), count } : [])) ?? []).sort((one, other) =>
            one.value.localeCompare(other.value, undefined, { numeric: true }),
        ),
        lead: facets?.lead.map(({ member, count }) => ({ value: member.code, name: member.name, count })) ?? [],
    };

    return (
        <form class="choices" role="search" aria-label={texts.choose} onSubmit={(event) => event.preventDefault()}>
            <SearchBox label={texts.search} value={chosen["q"] ?? ""} search={(q) => choose({ q })} />
            {choices.map((choice) => (
                <label key={choice}>
                    {texts.names[choice]}
                    <select value={chosen[choice] ?? ""} onChange={(event) => choose({ [choice]: event.currentTarget.value })}>
                        <option value="">{texts.all}</option>
                        {options[choice].map(({ value, name, count }) => (
                            <option key={value} value={value}>
                                {name} ({count})
                            </option>
                        ))}
                    </select>
                </label>
            ))}
            <label>
                {texts.order}
                <select value={chosen["order"] ?? ""} onChange={(event) => choose({ order: event.currentTarget.value })}>
                    <option value="">{texts.orders.printed}</option>
                    <option value="amount">{texts.orders.amount}</option>
                    <option value="title">{texts.orders.title}</option>
                </select>
            </label>
        </form>
    );
}

function SearchBox({ label, value, search }: { label: string; value: string; search: (text: string) => void }) {
    const [typed, setTyped] = useState(value);
    useEffect(() => setTyped(value), [value]);
    useEffect(() => {
        if (typed === value) {
            return;
        }

        const waiting = setTimeout(() => search(typed), typing);
        return () => clearTimeout(waiting);
    }, [typed]);
    return (
        <label class="choices-search">
            {label}
            <input type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
    );
}
