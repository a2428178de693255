/** An operation, with the type of its answer and of its variables: 'npm run documents' makes one of each .graphql file. */
export interface Document<Answer, Variables> {
    /** The operation's own name. */
    name: string;
    /** As written, to be read. */
    text: string;
    /** Without what a server ignores, to be sent. */
    compact: string;
    /** Never there: it holds the types. */
    types?: (variables: Variables) => Answer;
}
