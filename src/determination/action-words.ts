// Actions and answers in words, as the law has them.
export { actionWords, answerWords } from '../law/words.ts'
