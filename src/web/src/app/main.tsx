import { render } from "preact";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/layout.css";
import "../styles/pages.css";
import { App } from "./App";

render(<App />, document.getElementById("site")!);
