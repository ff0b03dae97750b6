// Asks the program on this machine; the secret in the address that it printed says that this page may.

const secret = takeSecret();

function takeSecret() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem("ltp-token", given);
    history.replaceState(null, "", location.pathname);
  }
  return given ?? sessionStorage.getItem("ltp-token") ?? "";
}

async function ask(path, body) {
  let reply;
  try {
    reply = await send(path, body);
  } catch {
    throw new Error("The program does not answer. Everything recorded is safe: start ltp human again and open the address that it prints.");
  }
  if (!reply.ok) {
    throw new Error(reply.status === 403 ? "This page was opened without its secret. Open the address that ltp human printed." : await reply.text() || "The program could not do that.");
  }
  return reply.json();
}

function send(path, body) {
  return fetch(path, {
    method: body ? "POST" : "GET",
    headers: { "X-Ltp-Token": secret, ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
}
