// One journey over a chart, the same for all: from the whole of it in to where cards are read, around there, and out
// again. `move` is told in each frame by how much the chart is to grow and to move since the last one, in pixels.
const JOURNEY = { ms: 5000, inside: 1500, outside: 3500, wide: 380, high: 160 };

/** The intervals between its frames, in milliseconds. */
const journey = (factor, move) => new Promise((resolve) => {
  const { ms, inside, outside, wide, high } = JOURNEY;
  const sizeAt = (time) => factor ** Math.max(0, Math.min(1, time / inside, (ms - time) / (ms - outside)));
  const placeAt = (time) => {
    const around = (2 * Math.PI * (Math.max(inside, Math.min(outside, time)) - inside)) / (outside - inside);
    return [wide * Math.sin(around), high * Math.sin(2 * around)];
  };
  const intervals = [];
  let [begin, before] = [null, null];
  const step = (now) => {
    begin ??= now;
    const [time, last] = [Math.min(now - begin, ms), Math.max(0, (before ?? now) - begin)];
    if (before !== null) intervals.push(now - before);
    before = now;
    const [[x, y], [lastX, lastY]] = [placeAt(time), placeAt(last)];
    const [isBegun, isOver] = [last < inside && time >= inside, last < outside && time >= outside];
    move({ by: sizeAt(time) / sizeAt(last), x: x - lastX, y: y - lastY, isBegun, isOver });
    if (time < ms) requestAnimationFrame(step);
    else resolve(intervals);
  };
  requestAnimationFrame(step);
});
