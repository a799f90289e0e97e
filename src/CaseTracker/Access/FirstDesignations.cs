using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Texts;
using FluentValidation;

namespace CaseTracker.Access;

/// <summary>Designates the first desk officers of an installation, two at once so that four eyes mean something from the first day; never
/// again once anybody was designated.</summary>
public sealed class FirstDesignations(Recorder recorder, TimeProvider clock)
{
    private const int Fewest = 2;

    /// <param name="persons">At least two, all of them desk officers.</param>
    /// <exception cref="RuleBrokenException">There are designations, or too few or the same persons were named.</exception>
    /// <exception cref="ValidationException">A subject or an address is not valid.</exception>
    public Task<int> Record(
        Author author,
        IReadOnlyList<(string Subject, string Name, string Email)> persons,
        string reason,
        CancellationToken cancellation = default
    ) =>
        recorder.Record(
            author,
            async recording =>
            {
                // The head of the ledger is held from here on: of two that try at once, one finds what the other recorded.
                if (
                    await recording.Session.QuerySingle<long>(
                        "-- FirstDesignations.Any\nSELECT COUNT(*) FROM Ledger WHERE StreamKind = 'Designation'"
                    ) > 0
                )
                    throw new RuleBrokenException(Text.AlreadyBegun);
                if (persons.Count < Fewest)
                    throw new RuleBrokenException(Text.TwoPersonsNeeded);
                var (missions, made) = (await MissionDirectory.Read(recording.Session), new List<DesignationRow>());
                foreach (var (subject, name, email) in persons)
                {
                    var command = new Designate.Command(
                        subject,
                        name,
                        Role.DeskOfficer,
                        null,
                        DesignationDays.Today(clock),
                        null,
                        reason,
                        email
                    );
                    await new Designate.Rules().ValidateAndThrowAsync(command, cancellation);
                    if (MachineClients.IsOne(subject.Trim()))
                        throw new RuleBrokenException(Text.TwoPersonsNeeded);
                    var designated = Designate.Decide(missions, made, command, author.Actor);
                    made.Add(
                        new DesignationRow
                        {
                            Subject = designated.Subject,
                            Email = designated.Email,
                            Role = Reference.Codes.Of(designated.Role),
                            StartsOn = Reference.PartialDate.FromDate(designated.From).ToString(),
                        }
                    );
                    recording.Add(DesignationProjection.Kind, Guid.CreateVersion7(clock.GetUtcNow()), [designated]);
                }
                return persons.Count;
            },
            cancellation
        );
}
