// Arrow keys walk over the cards of the board: up and down in a column, left and right between them.

const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

document.addEventListener("keydown", (event) => {
  const move = MOVES[event.key];
  if (!move || !event.target.matches("[data-kaart]")) return;
  const columns = [...document.querySelectorAll(".wz-board__column")]
    .map((column) => [...column.querySelectorAll("[data-kaart]")])
    .filter((cards) => cards.length);
  const x = columns.findIndex((cards) => cards.includes(event.target));
  const y = columns[x].indexOf(event.target) + move[1];
  const cards = columns[x + move[0]];
  if (!cards) return;
  event.preventDefault();
  cards[Math.max(0, Math.min(y, cards.length - 1))].focus();
});
