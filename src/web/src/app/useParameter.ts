import { useLocation } from "preact-iso";

/**
 * A choice that stands in the address, so that it can be shared and goes along to the other language. Null when it is not
 * made. To choose is no step back for the browser's button: it takes the place of the choice before.
 */
export function useParameter(name: string): [string | null, (value: string | null) => void] {
    const { path, query, route } = useLocation();
    const choose = (value: string | null) => {
        const chosen = new URLSearchParams(query);
        if (value === null) {
            chosen.delete(name);
        } else {
            chosen.set(name, value);
        }
        route(chosen.size > 0 ? `${path}?${chosen}` : path, true);
    };

    return [query[name] ?? null, choose];
}
