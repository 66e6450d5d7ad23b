/**
 * Reading the chain line by line: each line must follow the one before and bear the hash of what it says. The ends are
 * written apart (`audit_chains`), so that a line cut off either end shows; the last « let go » says where the chain starts.
 */
import { type ChainedLine, NO_LINE } from './chain.ts';

export type ChainLine = ChainedLine & { hash: string };
export type WrittenEnds = { firstSeq: number; firstPrevious: string; lastSeq: number; lastHash: string };

/** `line`: the first that does not hold; `why`: one French sentence. */
export type ChainFault = { line: number; why: string };

export type ChainReader = {
  /** The lines in order; null while all holds. */
  read: (line: ChainLine) => ChainFault | null;
  /** Once they are all read. */
  end: () => ChainFault | null;
};

const missing = (from: number, to: number): ChainFault => ({
  line: from,
  why: from === to ? `La ligne ${from} manque.` : `Les lignes ${from} à ${to} manquent.`,
});

/** @param hashOf SHA-256 of a line behind the hash of the one before */
export function chainReader(written: WrittenEnds, hashOf: (previous: string, line: ChainedLine) => string): ChainReader {
  let [previous, next] = [written.firstPrevious, written.firstSeq];
  // Nothing was ever let go of a chain that starts at its first line.
  let startIsTold = written.firstSeq === 1 && written.firstPrevious === NO_LINE;
  return {
    read: (line) => {
      if (line.seq > next) return missing(next, line.seq - 1);
      if (line.seq < next) return { line: line.seq, why: `La ligne ${line.seq} est plus ancienne que le début de la chaîne.` };
      if (hashOf(previous, line) !== line.hash) return { line: line.seq, why: `La ligne ${line.seq} a été changée, ou celle d’avant.` };
      if (line.action === 'audit.let-go' && line.entityId === String(written.firstSeq - 1)) startIsTold = true;
      [previous, next] = [line.hash, line.seq + 1];
      return null;
    },
    end: () => {
      if (next <= written.lastSeq) return missing(next, written.lastSeq);
      if (previous !== written.lastHash) return { line: written.lastSeq, why: `La fin de la chaîne ne correspond pas à la ligne ${written.lastSeq}.` };
      return startIsTold
        ? null
        : { line: written.firstSeq, why: `Le début de la chaîne a été coupé : rien ne dit que les lignes d’avant la ${written.firstSeq} ont été retirées.` };
    },
  };
}
