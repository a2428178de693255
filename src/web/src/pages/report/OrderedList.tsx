import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useLanguage } from "../../i18n/useLanguage";
import { moved, without } from "./report";
import { reportTexts } from "./texts";

interface OrderedListProps<T> {
    label: string;
    items: readonly T[];
    keyOf: (item: T) => string;
    nameOf: (item: T) => string;
    change: (items: readonly T[]) => void;
    /** Whether the order means something. */
    isOrdered?: boolean;
    /** Beside or below the name. */
    children?: (item: T, index: number) => ComponentChildren;
}

/** What was chosen, each to be moved and removed by buttons. */
export function OrderedList<T>({ label, items, keyOf, nameOf, change, isOrdered = true, children }: OrderedListProps<T>) {
    const texts = useLanguage().text(reportTexts);
    const list = useRef<HTMLOListElement>(null);

    // A button that goes takes the focus with it: the list gets it, and is read.
    const remove = (index: number) => {
        change(without(items, index));
        list.current?.focus();
    };

    return (
        <ol ref={list} class="chosen-list" aria-label={label} tabIndex={-1}>
            {items.map((item, index) => (
                <li key={keyOf(item)}>
                    <span class="chosen-name">{nameOf(item)}</span>
                    {children?.(item, index)}
                    <span class="chosen-buttons">
                        {isOrdered && (
                            <>
                                <button type="button" aria-disabled={index === 0} aria-label={texts.earlier(nameOf(item))} onClick={() => index > 0 && change(moved(items, index, index - 1))}>
                                    ↑
                                </button>
                                <button type="button" aria-disabled={index === items.length - 1} aria-label={texts.later(nameOf(item))} onClick={() => index < items.length - 1 && change(moved(items, index, index + 1))}>
                                    ↓
                                </button>
                            </>
                        )}
                        <button type="button" aria-label={texts.remove(nameOf(item))} onClick={() => remove(index)}>
                            ×
                        </button>
                    </span>
                </li>
            ))}
        </ol>
    );
}
