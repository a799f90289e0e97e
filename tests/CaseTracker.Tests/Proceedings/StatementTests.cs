using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Proceedings;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StatementTests
{
    private readonly Story _story = new();

    [Test]
    public void The_court_s_number_counts_and_the_press_s_stands_beside_it()
    {
        _story.Figure(Figure.DeathSentences, 51, Source.CourtRecord);
        _story.Figure(Figure.DeathSentences, 49, Source.Media);
        Assert.That(_story.Tally[Figure.DeathSentences], Is.EqualTo(51));
        Assert.That(_story.Now.Statements.Select(s => s.Count), Is.EqualTo(new[] { 51, 49 }));
        Assert.That(_story.Now.Adopted[Figure.DeathSentences].Adoption, Is.EqualTo(Adoption.CourtRecord));
    }

    [TestCase(Source.MissionMonitoring, 7, Source.HostOfficial, 9, ExpectedResult = 9)]
    [TestCase(Source.HostOfficial, 7, Source.MissionMonitoring, 9, ExpectedResult = 7)]
    [TestCase(Source.Ngo, 7, Source.MissionMonitoring, 9, ExpectedResult = 9)]
    [TestCase(Source.HostOfficial, 7, Source.HostOfficial, 9, ExpectedResult = 9)]
    [TestCase(Source.Contributor, 7, Source.Media, 9, ExpectedResult = 7)]
    public int? The_better_source_counts_and_within_a_rank_the_later(Source first, int one, Source second, int other)
    {
        _story.Figure(Figure.Convicted, one, first);
        _story.Figure(Figure.Convicted, other, second);
        return _story.Tally[Figure.Convicted];
    }

    [Test]
    public void A_named_officer_s_choice_counts_before_every_rule_until_another_is_made()
    {
        var court = _story.Figure(Figure.Convicted, 51, Source.CourtRecord);
        var press = _story.Figure(Figure.Convicted, 49, Source.Media);
        _story.Add(new StatementAdopted(press, "The judgment lists two names twice."));
        Assert.That(_story.Tally[Figure.Convicted], Is.EqualTo(49));
        Assert.That(
            _story.Now.Adopted[Figure.Convicted].Choice,
            Is.EqualTo(new Choice("desk@example.org", "The judgment lists two names twice.", 3))
        );
        _story.Add(new StatementAdopted(court, "They are two persons."));
        Assert.That(_story.Tally[Figure.Convicted], Is.EqualTo(51));
    }

    [Test]
    public void Unconfirmed_disputed_and_media_statements_move_nothing()
    {
        var accused = _story.Accused();
        _story.Status(accused, SuspectStatus.Arrested, "2022-12-25");
        _story.Status(accused, SuspectStatus.Bail, "2023-11", Source.HostOfficial, Confidence.Unconfirmed);
        _story.Status(accused, SuspectStatus.Escaped, "2023-12", Source.HostOfficial, Confidence.Disputed);
        _story.Status(accused, SuspectStatus.Released, "2024-01", Source.Media);
        Assert.That(_story.Standings[accused].Custody, Is.EqualTo(SuspectStatus.Arrested));
        Assert.That(_story.Now.Statements, Has.Count.EqualTo(4));
    }

    [Test]
    public void What_is_confirmed_later_counts_from_then_on()
    {
        var accused = _story.Accused();
        _story.Status(accused, SuspectStatus.Arrested, "2022-12-25");
        _story.Status(accused, SuspectStatus.Bail, "2023-11", Source.MissionMonitoring, Confidence.Unconfirmed);
        Assert.That((_story.Tally[Figure.InCustody], _story.Tally[Figure.OnBail]), Is.EqualTo((1, 0)));
        _story.Status(accused, SuspectStatus.Bail, "2023-11-14", Source.CourtRecord);
        Assert.That((_story.Tally[Figure.InCustody], _story.Tally[Figure.OnBail]), Is.EqualTo((0, 1)));
    }

    [Test]
    public void A_date_found_wrong_is_corrected_and_the_statement_as_it_was_stays_in_the_history()
    {
        var trial = _story.Step(ProceedingStep.TrialOpened, "2020-01-16");
        _story.Add(new StatementCorrected(trial, new PartialDate(2020, 1, 15), null, "The first day was the 15th."));
        var statement = _story.Now.Statements.Single();
        Assert.That(
            (statement.On, statement.Fact.EffectiveOn, statement.IsCorrected),
            Is.EqualTo(((PartialDate?)new PartialDate(2020, 1, 15), (PartialDate?)new PartialDate(2020, 1, 16), true))
        );
    }

    [Test]
    public void A_withdrawn_statement_says_nothing_any_more()
    {
        var figure = _story.Figure(Figure.Convicted, 51, Source.CourtRecord);
        _story.Add(new StatementWithdrawn(figure, "Of another proceeding."));
        Assert.That(_story.Tally[Figure.Convicted], Is.Null);
        Assert.That(_story.Now.Live, Is.Empty);
    }

    [TestCase("2022-12", "2023")]
    [TestCase("2022", "2022-12-25")]
    [TestCase("2022-12-25", "2022")]
    [TestCase(null, "2022")]
    public void Custody_follows_the_dates_and_where_they_leave_it_open_the_order_of_recording(string? arrested, string released)
    {
        var accused = _story.Accused();
        _story.Status(accused, SuspectStatus.Arrested, arrested);
        _story.Status(accused, SuspectStatus.Released, released);
        Assert.That(_story.Standings[accused].Custody, Is.EqualTo(SuspectStatus.Released));
    }

    [Test]
    public void What_is_recorded_late_takes_its_place_in_the_history()
    {
        var accused = _story.Accused();
        _story.Status(accused, SuspectStatus.Arrested, "2020-05");
        _story.Status(accused, SuspectStatus.AtLarge, "2019");
        Assert.That(_story.Standings[accused].Custody, Is.EqualTo(SuspectStatus.Arrested));
    }

    [Test]
    public void Of_the_same_day_the_better_source_prevails_in_whatever_order_they_are_recorded()
    {
        var accused = _story.Accused();
        _story.Status(accused, SuspectStatus.Remand, "2020-05-02", Source.CourtRecord);
        _story.Status(accused, SuspectStatus.Released, "2020-05-02", Source.Ngo);
        Assert.That(_story.Standings[accused].Custody, Is.EqualTo(SuspectStatus.Remand));
    }

    [Test]
    public void Who_was_named_by_unconfirmed_word_only_is_not_counted_and_has_no_number()
    {
        var rumour = _story.Accused(Source.Media, Confidence.Unconfirmed);
        var known = _story.Accused();
        Assert.That(_story.Tally[Figure.Accused], Is.EqualTo(1));
        Assert.That(_story.Now.Numbers, Is.EquivalentTo(new Dictionary<Guid, int> { [known] = 1 }));
        _story.Status(rumour, SuspectStatus.Arrested, "2022");
        Assert.That(_story.Tally[Figure.Accused], Is.EqualTo(2));
        Assert.That(_story.Now.Numbers, Is.EquivalentTo(new Dictionary<Guid, int> { [known] = 1, [rumour] = 2 }));
    }

    [Test]
    public void Nobody_knows_is_not_none()
    {
        Assert.That(_story.Tally[Figure.Convicted], Is.Null);
        _story.Accused();
        Assert.That(_story.Tally[Figure.Convicted], Is.Zero);
    }
}
