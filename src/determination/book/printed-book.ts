// The book ready for the typesetter: its values, and the words that the template needs beside them.
import { answerMeaning, answerName, seenMeaning, seenName } from '../../law/book/answer-words.ts'
import { answerKinds } from '../../law/answer.ts'
import { dayWords } from '../../law/book/day-words.ts'
import type { Book } from './book.ts'

export type PrintedBook = { readonly template: 'law-book'; readonly language: 'en'; readonly values: Readonly<Record<string, unknown>> }

export const printedBook = (book: Book): PrintedBook => ({
  template: 'law-book',
  language: 'en',
  values: {
    ...book,
    bookTitle: `The law book of ${book.placeName}, ${book.day}`,
    coveredFromWords: dayWords(book.coveredFrom),
    checkedOnWords: dayWords(book.checkedOn),
    seenWords: seenName,
    seenMeanings: seenMeaning,
    answers: answerKinds.map((answer) => ({ answer, words: answerName[answer], says: answerMeaning[answer] })),
  },
})
