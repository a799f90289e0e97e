using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

public sealed class SearchTests
{
    [Test]
    public async Task Finds_by_the_beginnings_of_all_words()
    {
        await using var world = await World.New();
        var desk = world.As(World.Desk);
        var reference = (
            await desk.Send(
                RegisterCaseTests.Killing("MINUSCA", "MAR") with
                {
                    Place = "Bangassou-Est",
                    Narrative = "Convoi attaqué près de la forêt",
                }
            )
        ).Reference!;
        await desk.Send(
            RegisterCaseTests.Killing("MONUSCO", "ZAF") with
            {
                Area = "Нгбанду",
                Place = "الْمَدِينَة",
                Narrative = "武装分子袭击营地",
            }
        );

        async Task<int> Count(string text) => (await desk.Send(new ListCases.Query(new CaseFilter { Text = text }))).Count;
        Assert.Multiple(async () =>
        {
            foreach (
                var found in new[]
                {
                    reference,
                    reference.ToLowerInvariant(),
                    reference[^4..],
                    reference[^4..].ToLowerInvariant(),
                    "minus",
                    "MINUSCA 2017",
                    "bangas",
                    "est bang",
                    "attaque",
                    "FORÊT",
                    "minusca foret convoi",
                    "нгбанду",
                    "المدينه",
                    "袭击",
                    "营地 monusco",
                    "monusco 201 нгб",
                }
            )
                Assert.That(await Count(found), Is.EqualTo(1), found);
            foreach (var many in new[] { "2017", "m", "20" })
                Assert.That(await Count(many), Is.EqualTo(2), many);
            foreach (var nothing in new[] { "minusca monusco", "angassou", "2018", "minusca нгбанду", "!!", "unmiss" })
                Assert.That(await Count(nothing), Is.Zero, nothing);
        });
    }

    [Test]
    public async Task Finds_nothing_by_what_is_not_shown()
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR") with { Place = "Bangassou", Narrative = "secret" });
        async Task<int> Count(string state, string text) =>
            (await world.As(World.Liaison(state)).Send(new ListCases.Query(new CaseFilter { Text = text }))).Count;
        Assert.Multiple(async () =>
        {
            Assert.That(await Count("CAF", "bangassou"), Is.EqualTo(1));
            Assert.That(await Count("CAF", "secret"), Is.Zero);
            Assert.That(await Count("MAR", "bangassou"), Is.Zero);
            Assert.That(await Count("MAR", "minusca 2017"), Is.EqualTo(1));
            Assert.That(await Count("FRA", "minusca"), Is.Zero);
        });
    }

    [Test]
    public async Task Finds_the_same_as_a_look_at_every_word(
        [Values("invented", "convoy", "invented 2019", "m", "un in", "narrative minu", "town 4", "虚构", "придуманное")] string text
    )
    {
        await using var world = await Synthetic.World(7, 120);
        foreach (var caller in await ListPagingTests.Callers(world))
        {
            var words = (await world.Rows<WordRow>(caller.Viewpoint)).ToLookup(w => w.CaseId, w => w.Word);
            var expected = (await world.Rows<CaseRow>(caller.Viewpoint))
                .Where(c => c.Standing == "counted" && c.Scope == "peacekeeping")
                .Where(c =>
                    Words
                        .Sought(text)
                        .All(s =>
                            words[c.CaseId]
                                .Concat(Words.Of(c.Reference, c.Mission, c.IncidentOn[..4]))
                                .Any(w => w.StartsWith(s, StringComparison.Ordinal))
                        )
                )
                .Select(c => c.Reference)
                .Order(StringComparer.Ordinal)
                .ToList();
            var found = await world
                .As(caller)
                .Send(new ListCases.Query(new CaseFilter { Text = text }, CaseSort.Reference, Descending: false, Size: 200));
            Assert.That(found.Rows.Select(r => r.Reference), Is.EqualTo(expected));
        }
    }

    [Test]
    public void A_filter_survives_as_parameters()
    {
        var filter = new CaseFilter
        {
            Scope = Scope.Humanitarian,
            Standing = null,
            Missions = ["MINUSMA", "none"],
            MissionStatus = MissionStatus.Closed,
            MissionsOn = new DateOnly(2023, 12, 31),
            Host = "MLI",
            Nationality = "any",
            Act = Act.Killing,
            Year = 2019,
            From = new PartialDate(2019, 2),
            To = new PartialDate(2019),
            StageReached = Stage.Arrest,
            StageUpTo = Stage.Trial,
            Stage = Stage.Charged,
            Accountability = Accountability.Ongoing,
            Closure = Closure.Prescribed,
            Harm = HarmGroup.Injured,
            PersonnelGroup = PersonnelGroup.Police,
            Informed = true,
            HostNotified = false,
            HostAcknowledged = true,
            AwaitsNextOfKin = false,
            Activity = Activity.Dormant,
            Open = true,
            FinalConviction = false,
            UnmovedSince = new DateOnly(2020, 6, 1),
            OverdueOn = new DateOnly(2020, 7, 1),
            Disputed = true,
            Reference = "MINUSCA-2017-7QK4",
            Proceeding = "PR-CAF-2018-7QK4",
            Detention = DetentionMeasure.Released,
            DetentionFrom = new DateOnly(2020, 1, 1),
            DetentionTo = new DateOnly(2020, 12, 31),
            Text = "a & b",
            Personnel = Personnel.Contractor,
            Sex = Sex.Female,
            Gravest = Harm.Missing,
            Area = "Kidal",
            MovedSince = new DateOnly(2019, 6, 1),
            Unconfirmed = true,
            DatesMissing = false,
            FamiliesToInform = true,
        };
        var again = CaseFilter.FromParameters(filter.ToParameters().Select(p => new KeyValuePair<string, string?>(p.Key, p.Value)));
        Assert.That(again with { Missions = filter.Missions }, Is.EqualTo(filter));
        Assert.That(again.Missions, Is.EqualTo(filter.Missions));
        Assert.That(filter.ToParameters().Select(p => p.Key).Distinct(), Is.EquivalentTo(CaseFilter.ParameterNames));
        Assert.That(new CaseFilter().ToParameters(), Is.Empty);
    }
}
