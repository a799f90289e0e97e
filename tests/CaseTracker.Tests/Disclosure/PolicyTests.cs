using CaseTracker.Disclosure;

namespace CaseTracker.Tests.Disclosure;

/// <summary>The entitlement table of the domain, cell by cell, spelt out apart from the product.</summary>
public sealed class PolicyTests
{
    private static readonly Audience _host = Audience.Of("CAF");

    /// <summary>Columns: UN desk, host, contributor or nationality, third State; each says what must hold. The last: strict readers only,
    /// where the case is strictly confidential.</summary>
    private static readonly (Datum Datum, string Un, string Host, string Concerned, string Third, bool HeldBack)[] _table =
    [
        (Datum.Incident, "always", "always", "always", "always", false),
        (Datum.ReleasableSummary, "always", "always", "always", "always", true),
        (Datum.ExactPlace, "always", "always", "never", "never", true),
        (Datum.TotalsByHarm, "always", "always", "always", "always", false),
        (Datum.Person, "always", "always", "own", "never", false),
        (Datum.PersonNationality, "always", "always", "own", "never", false),
        (Datum.PersonName, "always", "kin+release", "own+kin", "never", true),
        (Datum.Statement, "always", "always", "always", "always", false),
        (Datum.UnconfirmedStatement, "always", "never", "never", "never", false),
        (Datum.HostNotification, "always", "always", "always", "always", false),
        (Datum.ConcernedNotification, "always", "own", "own", "own", false),
        (Datum.InternalAssessment, "always", "never", "never", "never", true),
        (Datum.OtherAudiences, "always", "never", "never", "never", false),
        (Datum.ProtectedInformation, "never", "never", "never", "never", false),
        (Datum.Proceeding, "always", "always", "always", "always", false),
        (Datum.ProceedingText, "always", "always", "always", "always", true),
        (Datum.SuspectName, "always", "own|release", "release", "release", true),
        (Datum.SuspectWhereabouts, "always", "never", "never", "never", true),
        (Datum.Message, "always", "own", "own", "own", false),
        (Datum.MessageText, "always", "own", "own", "own", true),
        (Datum.Submission, "always", "own|release", "own|release", "own|release", false),
        (Datum.SubmissionText, "always", "own|release", "own|release", "own|release", true),
        (Datum.Edition, "always", "never", "never", "never", false),
        (Datum.Clock, "always", "own", "own", "own", false),
        (Datum.FamilyFollowUp, "always", "never", "never", "never", false),
        (Datum.FamilyContact, "always", "never", "never", "never", true),
        (Datum.Assistance, "always", "own", "own", "never", false),
        (Datum.AssistanceText, "always", "own", "own", "never", true),
        (Datum.AssistanceNote, "always", "never", "never", "never", true),
        (Datum.Document, "always", "release", "release", "release", true),
        (Datum.DocumentHandling, "always", "never", "never", "never", true),
    ];

    private static IEnumerable<Datum> All => Enum.GetValues<Datum>();

    [TestCaseSource(nameof(All))]
    public void Entitles_each_capacity_to_what_the_table_says_and_to_nothing_else(Datum datum)
    {
        var line = _table.Single(l => l.Datum == datum);
        foreach (var subject in Subjects())
        {
            foreach (var strict in (bool[])[false, true])
            {
                Expect(Audience.Un, Capacity.None, [line.Un]);
                foreach (var host in (bool[])[false, true])
                {
                    foreach (var concerned in (bool[])[false, true])
                    {
                        foreach (var third in (bool[])[false, true])
                        {
                            var capacity = (host ? Capacity.Host : 0) | (concerned ? Capacity.Concerned : 0) | (third ? Capacity.Third : 0);
                            Expect(
                                _host,
                                capacity,
                                [host ? line.Host : "never", concerned ? line.Concerned : "never", third ? line.Third : "never"]
                            );
                        }
                    }
                }
                Assert.That(Policy.Allows(datum, Audience.UnStrict, Capacity.None, strict, subject), Is.True);

                void Expect(Audience audience, Capacity capacity, string[] conditions) =>
                    Assert.That(
                        Policy.Allows(datum, audience, capacity, strict, subject),
                        Is.EqualTo(!(strict && line.HeldBack) && conditions.Any(c => Holds(c, subject))),
                        $"{audience} as {capacity}, strict: {strict}, {subject}"
                    );
            }
        }
    }

    [Test]
    public void Every_datum_has_one_line() => Assert.That(Policy.Table.Select(e => e.Datum), Is.EquivalentTo(All));

    [TestCase("CAF", ExpectedResult = true)]
    [TestCase("PSE", ExpectedResult = true)]
    [TestCase("YUG", ExpectedResult = false)]
    [TestCase("caf", ExpectedResult = false)]
    [TestCase("UN", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    public bool Only_a_State_that_can_have_a_liaison_is_an_audience(string state)
    {
        try
        {
            return Audience.Of(state).Code == state;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool Holds(string condition, Subject subject) =>
        condition switch
        {
            "always" => true,
            "never" => false,
            "own" => subject.IsOwn,
            "own+kin" => subject.IsOwn && subject.NextOfKinInformed,
            "release" => subject.IsReleased,
            "own|release" => subject.IsOwn || subject.IsReleased,
            "kin+release" => subject.NextOfKinInformed && subject.IsReleased,
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };

    private static IEnumerable<Subject> Subjects() =>
        from own in (bool[])[false, true]
        from kin in (bool[])[false, true]
        from released in (bool[])[false, true]
        select new Subject(own, kin, released);
}
