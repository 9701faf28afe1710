// How a paragraph is set. Only for the eye: nothing is concluded from it.

import type { BlockView } from "../../api";
import { isHeading } from "../labels";
import { paragraphText } from "../places";

export type ParagraphKind = "blank" | "title" | "caption" | "heading" | "body";

const SENTENCE = /[。；;！？：:]/;
const TITLE_LENGTH = 40;

export function paragraphKind(blocks: BlockView[], index: number): ParagraphKind {
  const text = textOf(blocks[index]);
  if (text === "") return "blank";
  if (isHeading(text)) return "heading";
  const titleLike = text.length <= TITLE_LENGTH && !SENTENCE.test(text);
  if (titleLike && beforeTable(blocks, index)) return "caption";
  if (titleLike && opens(blocks, index)) return "title";
  return "body";
}

function textOf(block: BlockView | undefined): string {
  return (paragraphText(block) || "").trim();
}

function beforeTable(blocks: BlockView[], index: number): boolean {
  for (let at = index + 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (block && block.table !== null) return true;
    if (textOf(block) !== "") return false;
  }
  return false;
}

/** A title stands at the top, with nothing but other title lines before it. */
function opens(blocks: BlockView[], index: number): boolean {
  let lines = 0;
  for (let at = 0; at < index; at++) {
    const block = blocks[at];
    if (block && block.table !== null) return false;
    const text = textOf(block);
    if (text.length > TITLE_LENGTH || SENTENCE.test(text)) return false;
    if (text !== "") lines++;
  }
  return lines < 4;
}
