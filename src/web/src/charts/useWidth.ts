import { useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * The width that a drawing has, in CSS pixels: drawings are laid out for it, so that texts keep their size on a phone.
 * Nothing is drawn before it is known (0).
 */
export function useWidth<T extends Element>() {
    const ref = useRef<T>(null);
    const [width, setWidth] = useState(0);

    useLayoutEffect(() => {
        const element = ref.current;
        if (!element) {
            return;
        }
        setWidth(Math.floor(element.clientWidth));
        const observer = new ResizeObserver(([entry]) => {
            if (entry) {
                setWidth(Math.floor(entry.contentRect.width));
            }
        });
        observer.observe(element);
        return () => observer.disconnect();
    }, []);

    return [ref, width] as const;
}
