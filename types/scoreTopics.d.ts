/** `c/scoreTopics`, which the build makes of `config/topics.yaml`. */
import type { TopicVocabulary } from 'c/scoreRules';

export declare const vocabulary: TopicVocabulary;
