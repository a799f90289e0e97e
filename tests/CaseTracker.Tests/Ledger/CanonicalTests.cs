using System.Text.Json;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using FsCheck;
using FsCheck.Fluent;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Ledger;

/// <summary>The same fact always gives the same bytes, and they read back as the same fact.</summary>
public sealed class CanonicalTests
{
    public static IEnumerable<Type> Events => EventTypes.Names.Select(EventTypes.Find);

    [TestCaseSource(nameof(Events))]
    public void Every_event_reads_back_as_it_was_written(Type type)
    {
        var generated = new Generated(new Random(type.Name.Length));
        for (var i = 0; i < 50; i++)
        {
            var canonical = new Canonical(new PersonalDataKeys(Tampering.Master));
            var fact = generated.Event(type);
            var text = canonical.Write(fact);
            var read = canonical.Read(text, type);
            Assert.That(JsonSerializer.Serialize(read, type), Is.EqualTo(JsonSerializer.Serialize(fact, type)));
            if (fact is not ICarryPersonalData)
                Assert.That(canonical.Write(read), Is.EqualTo(text));
            AssertCanonical(text);
        }
    }

    [TestCaseSource(nameof(Events))]
    public void Every_event_has_a_name_of_its_own(Type type) =>
        Assert.That(
            EventTypes.NameOf((Event)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)),
            Is.EqualTo(EventTypes.Names.Single(n => EventTypes.Find(n) == type))
        );

    [Test]
    public void An_unknown_event_is_refused() => Assert.Throws<FormatException>(() => EventTypes.Find("summary_sett"));

    [Property]
    public bool Any_text_reads_back(NonNull<string> text)
    {
        var wellFormed = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
        return ((SummarySet)Canonical.Plain.Read(Canonical.Plain.Write(new SummarySet(wellFormed)), typeof(SummarySet))).Summary
            == wellFormed;
    }

    [Property]
    public bool Any_place_on_earth_reads_back(NormalFloat latitude) =>
        Canonical
            .Plain.Read(Canonical.Plain.Write(new Incident { Latitude = latitude.Get }), typeof(Incident))
            .Equals(new Incident { Latitude = latitude.Get });

    [Test]
    public void Members_stand_in_the_order_of_their_names_and_absent_ones_are_left_out() =>
        Assert.That(
            Canonical.Plain.Write(new StateNotified("CAF")) + Canonical.Plain.Write(new AccessGranted("FRA", null, "é")),
            Is.EqualTo("""{"state":"CAF"}{"reason":"é","state":"FRA"}""")
        );

    /// <summary>Without a person's keys nothing about that person can be written, least of all in clear.</summary>
    [Test]
    public void Personal_data_is_never_written_in_clear() =>
        Assert.Throws<InvalidOperationException>(() =>
            Canonical.Plain.Write(new PersonFacts { Name = new Personal(Guid.Empty, "Invented") })
        );

    private static void AssertCanonical(string text)
    {
        using var document = JsonDocument.Parse(text);
        AssertSorted(document.RootElement);
        Assert.That(text, Does.Not.Contain(":null"));
    }

    private static void AssertSorted(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                AssertSorted(item);
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        var names = element.EnumerateObject().Select(m => m.Name).ToList();
        // "person" before "sealed" is the one form that is written by hand.
        Assert.That(names, Is.EqualTo(names.Order(StringComparer.Ordinal)));
        foreach (var member in element.EnumerateObject())
            AssertSorted(member.Value);
    }
}
