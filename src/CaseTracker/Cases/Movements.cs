using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>A step by which a case came further than it had ever been.</summary>
/// <param name="Proceeding">The reference of the proceeding in which it came so far; null where that was not in court.</param>
public sealed record Movement(Stage From, Stage To, PartialDate? On, Forum? Forum, Source Source, string? Proceeding);

/// <summary>How a case came to its stage; pure.</summary>
public static class Movements
{
    /// <summary>In the order in which it happened; what has no date comes last, for nobody can say what it came before.</summary>
    public static IReadOnlyList<Movement> Of(CaseFile file)
    {
        var (movements, reached) = (new List<Movement>(), Stage.Reported);
        foreach (var step in Steps(file).OrderBy(m => m.On is null).ThenBy(m => m.On).ThenBy(m => m.Stage))
        {
            if (step.Stage <= reached)
                continue;
            movements.Add(new Movement(reached, step.Stage, step.On, step.Forum, step.Source, step.Proceeding));
            reached = step.Stage;
        }
        return movements;
    }

    /// <summary>Everything by which follow-up went on, whether or not it brought the case to a new stage; the media, and what nobody
    /// confirmed, move nothing.</summary>
    public static IEnumerable<Milestone> Steps(CaseFile file) =>
        [
            .. Hosts(file, file.Notified, Stage.HostNotified),
            .. Hosts(file, file.Acknowledged, Stage.HostAcknowledged),
            .. file.Milestones.Where(m => m.Moves),
        ];

    /// <summary>The last day on which anything moved: the incident itself, a step, or the reopening.</summary>
    public static PartialDate LastOn(CaseFile file) =>
        Steps(file).Select(s => s.On).Append(file.ReopenedOn).OfType<PartialDate>().Append(file.Incident.OccurredOn).Max();

    private static IEnumerable<Milestone> Hosts(CaseFile file, IReadOnlyDictionary<string, StatedOn> stated, Stage stage) =>
        file
            .Incident.Hosts.Select(stated.GetValueOrDefault)
            .OfType<StatedOn>()
            .Select(s => new Milestone(stage, s.On, s.Source, Confidence.Confirmed) { Moves = true });
}
