package dev.rapport.localstack.demo;

import dev.rapport.localstack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What names are like in one language and what is said in it. Families, givens and stems are pairs of the name as it is
 * written and as an address of the internet spells it.
 *
 * @param name how a given name ({@code %g}) and a family name ({@code %f}) make a person's name
 * @param phone telephone numbers without their last three digits
 * @param organisation how a stem ({@code %s}) makes an organisation's name
 * @param summaries of interactions, by channel
 */
record SampleTexts(
        String language,
        String currency,
        int smallestAmount,
        int largestAmount,
        String name,
        String phone,
        List<String> territories,
        List<String> families,
        List<String> givens,
        List<String> organisation,
        List<String> stems,
        List<String> jobTitles,
        List<String> industries,
        List<String> sources,
        List<String> interests,
        Map<String, List<String>> summaries,
        List<String> outcomes,
        List<String> deals,
        List<String> lossReasons,
        List<String> disqualifications,
        List<String> notes) {

    /** English, Chinese and Thai. */
    static final List<SampleTexts> ALL = List.of(read("en"), read("zh"), read("th"));

    private static SampleTexts read(String file) {
        try (InputStream json = SampleTexts.class.getResourceAsStream(file + ".json")) {
            if (json == null) {
                throw new IllegalStateException(file + ".json is missing");
            }
            return JsonMapper.builder().build().readValue(json, SampleTexts.class);
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ".json", e);
        }
    }
}
