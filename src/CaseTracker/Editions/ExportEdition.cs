using System.Text;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using FluentValidation;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>As what an edition is taken out.</summary>
public enum EditionFormat
{
    /// <summary>The annex of a report.</summary>
    Docx,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>A file for each table.</summary>
    Csv,
    Json,
}

/// <summary>Takes an approved edition out as files, in the reader's language, made again from the rows as they stood; that it was taken out
/// is logged.</summary>
public static class ExportEdition
{
    /// <param name="Create">Begins a file of this name; it is closed when it is whole.</param>
    /// <exception cref="EditionDiffersException">A table is not what was sealed; what was written until then is worth nothing.</exception>
    [Needs(Right.ReadPast)]
    public sealed record Query(int Number, IReadOnlyList<EditionFormat> Formats, Func<string, Stream> Create)
        : IQuery<IReadOnlyList<string>>;

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules() => RuleFor(q => q.Formats).NotEmpty();
    }

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, AccessLog log)
        : IRequestHandler<Query, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Query request, CancellationToken cancellationToken)
        {
            var names = await database.Read(session => Write(session, request), cancellationToken);
            log.Note(context.Caller, Deed.ExportEdition, request.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return names;
        }

        private async Task<IReadOnlyList<string>> Write(Session session, Query request)
        {
            var edition = await EditionShelf.Find(session, master, context.Caller, request.Number);
            edition.RequireAsSealed(master);
            var (tables, language, names, kept) = (
                await EditionTables.Of(session, edition),
                EditionCsv.LanguageOfReader,
                new List<string>(),
                new List<BriefingTable>()
            );
            using var key = master.Publishing();
            var documents = request.Formats.Intersect(EditionDocument.Formats).ToList();
            using (
                var json = request.Formats.Contains(EditionFormat.Json)
                    ? new EditionJson(Create($"edition-{request.Number}-{language}.json"), edition)
                    : null
            )
            {
                foreach (var id in edition.Tables)
                {
                    var table = await tables.Remake(id);
                    if (documents.Count > 0)
                        kept.Add(table);
                    if (json is not null)
                        EditionCsv.In(language, () => Added(json, table));
                    if (!request.Formats.Contains(EditionFormat.Csv))
                        continue;
                    await using var csv = Create($"edition-{request.Number}-{id}-{language}.csv");
                    await csv.WriteAsync(EditionCsv.Write(edition.Seal!, table, language, key));
                }
                json?.End();
            }
            foreach (var format in documents)
            {
                await using var document = EditionDocument.Write(format, edition, edition.Seal!.Statement, language, kept, key).File;
                await using var file = Create($"edition-{request.Number}-{language}.{Codes.Of(format)}");
                await document.CopyToAsync(file);
            }
            await using var seal = Create($"edition-{request.Number}.seal.json");
            await seal.WriteAsync(Encoding.UTF8.GetBytes(Canonical.Plain.Write(edition.Seal!)));
            return names;

            Stream Create(string name)
            {
                names.Add(name);
                return request.Create(name);
            }
        }

        private static bool Added(EditionJson json, BriefingTable table)
        {
            json.Add(table);
            return true;
        }
    }
}
