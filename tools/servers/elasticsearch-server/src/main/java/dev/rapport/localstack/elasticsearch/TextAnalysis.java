package dev.rapport.localstack.elasticsearch;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/**
 * Lucene's analyzers, tokenizers and token filters under the names and settings that a packaged Elasticsearch gives
 * them. Only a part of them: what is missing is refused when an index is created, never analysed differently.
 */
final class TextAnalysis {
    private static final int DEFAULT_TRUNCATION = 10;

    private TextAnalysis() {}

    static Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> analyzers() {
        return Map.ofEntries(
                entry("english", analyzer(EnglishAnalyzer.getDefaultStopSet(), EnglishAnalyzer::new)),
                entry("thai", analyzer(ThaiAnalyzer.getDefaultStopSet(), ThaiAnalyzer::new)),
                entry("cjk", analyzer(CJKAnalyzer.getDefaultStopSet(), CJKAnalyzer::new)),
                entry("simple", analyzer(CharArraySet.EMPTY_SET, stopWords -> new SimpleAnalyzer())),
                entry("whitespace", analyzer(CharArraySet.EMPTY_SET, stopWords -> new WhitespaceAnalyzer())));
    }

    static Map<String, AnalysisProvider<TokenizerFactory>> tokenizers() {
        return Map.ofEntries(entry("keyword", tokenizer(KeywordTokenizer::new)),
                entry("whitespace", tokenizer(WhitespaceTokenizer::new)),
                entry("letter", tokenizer(LetterTokenizer::new)), entry("thai", tokenizer(ThaiTokenizer::new)),
                entry("uax_url_email", tokenizer(UAX29URLEmailTokenizer::new)));
    }

    static Map<String, AnalysisProvider<TokenFilterFactory>> tokenFilters() {
        return Map.ofEntries(entry("lowercase", normalizing((input, settings) -> new LowerCaseFilter(input))),
                entry("uppercase", normalizing((input, settings) -> new UpperCaseFilter(input))),
                entry("asciifolding",
                        normalizing((input, settings) -> new ASCIIFoldingFilter(input,
                                settings.getAsBoolean("preserve_original", false)))),
                entry("trim", normalizing((input, settings) -> new TrimFilter(input))),
                entry("cjk_width", normalizing((input, settings) -> new CJKWidthFilter(input))),
                entry("decimal_digit", normalizing((input, settings) -> new DecimalDigitFilter(input))),
                entry("reverse", filter((input, settings) -> new ReverseStringFilter(input))),
                entry("cjk_bigram", filter((input, settings) -> new CJKBigramFilter(input))),
                entry("porter_stem", filter((input, settings) -> new PorterStemFilter(input))),
                entry("kstem", filter((input, settings) -> new KStemFilter(input))),
                entry("stemmer", filter(TextAnalysis::stemmer)),
                entry("remove_duplicates", filter((input, settings) -> new RemoveDuplicatesTokenFilter(input))),
                entry("edge_ngram", filter((input, settings) -> new EdgeNGramTokenFilter(input,
                        settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2),
                        settings.getAsBoolean("preserve_original", false)))),
                entry("ngram", filter((input, settings) -> new NGramTokenFilter(input,
                        settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2),
                        settings.getAsBoolean("preserve_original", false)))),
                entry("length", filter((input, settings) -> new LengthFilter(input, settings.getAsInt("min", 0),
                        settings.getAsInt("max", Integer.MAX_VALUE)))),
                entry("truncate", filter((input, settings) -> new TruncateTokenFilter(input,
                        settings.getAsInt("length", DEFAULT_TRUNCATION)))),
                entry("pattern_replace", filter(TextAnalysis::replacing)));
    }

    private static TokenStream stemmer(TokenStream input, Settings settings) {
        String language = settings.get("language", settings.get("name", "english"));
        return switch (language) {
            case "english", "porter" -> new PorterStemFilter(input);
            case "light_english" -> new KStemFilter(input);
            case "possessive_english" -> new EnglishPossessiveFilter(input);
            default -> throw new IllegalArgumentException("no stemmer for [" + language + "] in the local stack");
        };
    }

    private static TokenStream replacing(TokenStream input, Settings settings) {
        return new PatternReplaceFilter(input, Pattern.compile(settings.get("pattern", "")),
                settings.get("replacement", ""), settings.getAsBoolean("all", true));
    }

    private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> analyzer(CharArraySet defaultStopWords,
            Function<CharArraySet, Analyzer> create) {
        return (index, environment, name, settings) -> {
            Analyzer analyzer = create.apply(Analysis.parseStopWords(environment, settings, defaultStopWords));
            return new AbstractIndexAnalyzerProvider<Analyzer>(name) {
                @Override
                public Analyzer get() {
                    return analyzer;
                }
            };
        };
    }

    private static AnalysisProvider<TokenizerFactory> tokenizer(Supplier<Tokenizer> create) {
        return (index, environment, name, settings) -> TokenizerFactory.newFactory(name, create);
    }

    private static AnalysisProvider<TokenFilterFactory> filter(
            BiFunction<TokenStream, Settings, TokenStream> create) {
        return (index, environment, name, settings) -> new Filter(name, input -> create.apply(input, settings));
    }

    private static AnalysisProvider<TokenFilterFactory> normalizing(
            BiFunction<TokenStream, Settings, TokenStream> create) {
        return (index, environment, name, settings) -> new NormalizingFilter(name,
                input -> create.apply(input, settings));
    }

    private static class Filter extends AbstractTokenFilterFactory {
        private final UnaryOperator<TokenStream> create;

        Filter(String name, UnaryOperator<TokenStream> create) {
            super(name);
            this.create = create;
        }

        @Override
        public TokenStream create(TokenStream input) {
            return create.apply(input);
        }
    }

    /** One that may also be used in a normalizer, and on the terms of a prefix or wildcard query. */
    private static final class NormalizingFilter extends Filter implements NormalizingTokenFilterFactory {
        NormalizingFilter(String name, UnaryOperator<TokenStream> create) {
            super(name, create);
        }
    }
}
