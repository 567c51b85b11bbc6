import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markColours } from '../lib/mark/looks';
import { colourSets } from '../lib/storage/settings';

type Rgb = readonly [number, number, number];

const channels = (hex: string): Rgb => {
  const at = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return [at(1), at(3), at(5)];
};
const linear = (hex: string): Rgb => {
  const [red, green, blue] = channels(hex).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
};
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Contrast of two colours (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(linear(one)), luminance(linear(other))].sort(
    (left, right) => left - right,
  );
  return (high + 0.05) / (low + 0.05);
}

// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
const eyes: Readonly<Record<string, readonly Rgb[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(hex: string, [red, green, blue]: readonly Rgb[]): Rgb {
  const colour = linear(hex);
  const part = (row: Rgb | undefined): number =>
    Math.min(
      1,
      Math.max(
        0,
        (row ?? [0, 0, 0]).reduce((sum, weight, at) => sum + weight * (colour[at] ?? 0), 0),
      ),
    );
  return [part(red), part(green), part(blue)];
}

/** CIE L*a*b* (D65). */
function lab([red, green, blue]: Rgb): Rgb {
  const bend = (t: number): number =>
    t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  const x = bend((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = bend(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = bend((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (one: Rgb, other: Rgb): number =>
  Math.hypot(...one.map((part, at) => part - (other[at] ?? 0)));

/** The smallest distance between two of the colours, for the eyes that see the least of it. */
function apart(colours: readonly string[]): number {
  const distances = Object.values(eyes).flatMap((eye) =>
    colours.flatMap((one, at) =>
      colours.slice(at + 1).map((other) => distance(lab(seen(one, eye)), lab(seen(other, eye)))),
    ),
  );
  return Math.min(...distances);
}

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The variables of all rules whose selector list has one of these, later ones over earlier ones. */
function variables(selectors: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, names = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const list = names
      .replace(/\/\*.*?\*\//gs, '')
      .split(',')
      .map((name) => name.trim());
    if (!list.some((name) => selectors.includes(name))) continue;
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)) {
      found.set(name, value);
    }
  }
  return found;
}

const tokens = (set: string, theme: 'light' | 'dark'): ((name: string) => string) => {
  const own = `.theme[data-colours="${set}"]`;
  const dark = theme === 'dark' ? ['.theme[data-theme="dark"]', `${own}[data-theme="dark"]`] : [];
  const found = variables(['.theme', own, ...dark]);
  return (name) => found.get(name) ?? '';
};

const verdicts = ['corroborated', 'disputed', 'unique'] as const;

describe.each(colourSets)('the %s colours', (set) => {
  it.each(['light', 'dark'] as const)('can be read in views: %s', (theme) => {
    const token = tokens(set, theme);
    const least = set === 'contrast' ? 7 : 4.5;
    for (const ground of ['surface', 'raised']) {
      for (const ink of ['text', 'soft', 'focus', ...verdicts]) {
        expect(contrast(token(ink), token(ground)), `${ink} on ${ground}`).toBeGreaterThan(least);
      }
    }
    for (const verdict of verdicts) {
      expect(contrast(token(verdict), token(`${verdict}-tint`)), verdict).toBeGreaterThan(4.5);
    }
  });
});

describe.each(['standard', 'safe'] as const)('marks in %s colours', (set) => {
  it('stand out on white and on near black', () => {
    for (const colour of Object.values(markColours[set])) {
      expect(contrast(colour, '#ffffff')).toBeGreaterThan(3);
      expect(contrast(colour, '#121212')).toBeGreaterThan(3);
    }
  });
});

describe('the colours for eyes that lack a kind of cones', () => {
  it('stay apart for each of them, where the standard ones do not', () => {
    expect(apart(Object.values(markColours.safe))).toBeGreaterThan(25);
    expect(apart(Object.values(markColours.standard))).toBeLessThan(20);
  });

  it.each(['light', 'dark'] as const)('stay apart in views too: %s', (theme) => {
    const token = tokens('safe', theme);
    expect(apart(verdicts.map(token))).toBeGreaterThan(20);
  });
});
