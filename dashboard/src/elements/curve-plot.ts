import "../valid-language.ts";
import uPlot from "uplot";

/** A step curve of a count over time, and its forecast dashed, in the colours of where it stands; `clock` writes a moment in seconds. */
export function curvePlot(place: HTMLElement, clock: (at: number) => string): uPlot {
  const style = getComputedStyle(place);
  const colour = (token: string): string => style.getPropertyValue(`--hall-${token}`).trim() || style.color;
  // A canvas knows no rem: on a wall everything is as much larger as its type.
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const axis = {
    stroke: colour("quiet"),
    font: `${Math.round(14 * rem)}px ${style.fontFamily}`,
    grid: { stroke: colour("line"), width: 1 },
    ticks: { stroke: colour("line"), width: 1 },
  };
  const options: uPlot.Options = {
    width: Math.max(1, place.clientWidth),
    height: Math.max(1, place.clientHeight),
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(5, Math.ceil((high ?? 0) * 1.1))] } },
    axes: [
      { ...axis, space: 70 * rem, size: 30 * rem, gap: 5 * rem, values: (_plot, marks) => marks.map(clock) },
      { ...axis, space: 30 * rem, size: 40 * rem, gap: 5 * rem, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
    ],
    series: [
      {},
      {
        stroke: colour("brand"),
        fill: colour("brand-ground"),
        width: 2 * rem,
        points: { show: false },
        ...(uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
      },
      { stroke: colour("brand"), width: 2 * rem, dash: [6 * rem, 6 * rem], points: { show: false } },
    ],
  };
  return new uPlot(options, [[], [], []], place);
}
