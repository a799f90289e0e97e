using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>The questions about a person affected, the same wherever a person is recorded.</summary>
internal static class PersonQuestions
{
    /// <param name="prefix">Path of the person in the command.</param>
    /// <param name="harms">How many harms can be written.</param>
    public static IEnumerable<Field> Of(string prefix, int harms, bool withName = true)
    {
        yield return Ask.Term<Personnel>($"{prefix}.Personnel", "Personnel");
        yield return Ask.Term<Sex>($"{prefix}.Sex", "Sex");
        yield return Ask.State($"{prefix}.State", label: "Person.State", optional: true);
        if (withName)
            yield return Ask.Line($"{prefix}.Name", "Person.Name", optional: true);
        for (var i = 0; i < harms; i++)
        {
            yield return Ask.Term<Harm>($"{prefix}.Harms[{i}].Harm", i == 0 ? "Harm" : "FurtherHarm", optional: i > 0) with
            {
                Blank = i > 0 ? PageText.Of("Form.None") : null,
            };
            yield return Ask.Date($"{prefix}.Harms[{i}].On", "HarmOn", optional: true);
        }
    }

    public static AddPerson.Facts Read(string prefix, Entries entries)
    {
        var harms = new List<HarmSuffered>();
        for (var i = 0; entries.Names(HarmName(prefix, i)); i++)
        {
            var on = entries.Date($"{prefix}.Harms[{i}].On", optional: true);
            if (entries.Choice<Harm>(HarmName(prefix, i), optional: i > 0 && on is null) is { } harm)
                harms.Add(new HarmSuffered(harm, on));
        }
        return new AddPerson.Facts(
            entries.Choice<Personnel>($"{prefix}.Personnel") ?? default,
            entries.Choice<Sex>($"{prefix}.Sex") ?? default,
            entries.Text($"{prefix}.State"),
            harms,
            entries.Text($"{prefix}.Name")
        );
    }

    public static Entries Write(this Entries entries, string prefix, AddPerson.Facts facts)
    {
        entries
            .Set<Personnel>($"{prefix}.Personnel", facts.Personnel)
            .Set<Sex>($"{prefix}.Sex", facts.Sex)
            .Set($"{prefix}.State", facts.State)
            .Set($"{prefix}.Name", facts.Name);
        foreach (var (i, harm) in facts.Harms.Index())
            entries.Set<Harm>(HarmName(prefix, i), harm.Harm).Set($"{prefix}.Harms[{i}].On", harm.On);
        return entries;
    }

    /// <summary>A person among several, in words: Military observer, Morocco, killed.</summary>
    public static string InWords(AddPerson.Facts facts) =>
        Show.Listed(
            new[]
            {
                facts.Name,
                Texts.Terms.Of(facts.Personnel),
                facts.State is null ? null : Show.State(facts.State),
                facts.Harms is [.., var last] ? Texts.Terms.Of(last.Harm).ToLower(CultureInfo.CurrentUICulture) : null,
            }.OfType<string>()
        );

    private static string HarmName(string prefix, int index) => $"{prefix}.Harms[{index}].Harm";
}
