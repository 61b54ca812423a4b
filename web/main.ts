import { mount } from "svelte";
import App from "./App.svelte";
import { setToken } from "./lib/api.ts";
import "./style.css";

const token = new URLSearchParams(location.hash.slice(1)).get("token");
if (token) {
  setToken(token);
  history.replaceState(null, "", location.pathname + location.search);
}
mount(App, { target: document.getElementById("desk")! });
