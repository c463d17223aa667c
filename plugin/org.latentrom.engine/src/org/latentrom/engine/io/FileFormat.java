package org.latentrom.engine.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.latentrom.engine.io.csv.CsvReader;
import org.latentrom.engine.io.dolfin.DolfinXmlReader;
import org.latentrom.engine.io.fenics.FunctionFile;
import org.latentrom.engine.io.gmsh.GmshReader;
import org.latentrom.engine.io.hdf5.Hdf5Files;
import org.latentrom.engine.io.idx.IdxName;
import org.latentrom.engine.io.idx.IdxReader;
import org.latentrom.engine.io.legacy.LegacyVtkReader;
import org.latentrom.engine.io.matlab.MatReader;
import org.latentrom.engine.io.numpy.ArrayReader;
import org.latentrom.engine.io.vtk.PvdReader;
import org.latentrom.engine.io.vtk.SeriesReader;
import org.latentrom.engine.io.vtk.VtkSeriesReader;
import org.latentrom.engine.io.vtkhdf.VtkHdfReader;
import org.latentrom.engine.io.xdmf.XdmfReader;
import org.latentrom.engine.progress.Progress;

/** The file formats. A new one is added here: how it is recognised, and the reader that opens it. */
enum FileFormat {
    PVD, SERIES, //
    VTM, PVTU, VTU, VTP, VTI, VTR, VTS, //
    VTK, //
    MSH, //
    XDMF, DOLFIN_XML, //
    VTKHDF, DOLFIN, HDF5, MAT, //
    NPY, NPZ, //
    IDX, //
    CSV;

    private static final int HEAD = 1 << 16;

    private static final Pattern ROOT =
        Pattern.compile("<VTKFile\\s[^>]*?\\btype\\s*=\\s*[\"'](\\w{1,40})[\"']|<(?:\\w+:)?Xdmf[\\s>/]");

    /** ParaView's JSON, after a byte order mark at most. */
    private static final Pattern SERIES_HEAD =
        Pattern.compile("^(?:\\xef\\xbb\\xbf)?\\s*\\{[^\\x00]{0,4000}\"file(?:-series-version|s)\"");

    /** What users of OpenFOAM can do, whose cases are folders of files without endings. */
    static final String FOAM_REMEDY = "Run foamToVTK in the case, and choose its folder VTK";

    private static final String REMEDY =
        "Choose a file of VTK (.pvd, .series, .vtu, .vtk, ...), gmsh, XDMF, HDF5, NumPy, IDX "
        + "or .csv, or a folder of these";

    /**
     * @return the format of a file by its first bytes
     * @throws SnapshotFormatException if it is none of these; the message names the format if it is a known one
     */
    static FileFormat of(final Path path) throws IOException {
        String file = SourceFolder.nameOf(path);
        byte[] head = unpacked(SourceBytes.head(path, HEAD));
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            boolean mark = file.endsWith(".foam"); // made by hand for ParaView
            throw new SnapshotFormatException(file, "", mark ? "only marks a case of OpenFOAM" : "is empty",
                mark ? FOAM_REMEDY : "Export it anew");
        }
        if (text.startsWith("\u0093NUMPY")) {
            return NPY;
        }
        if (text.startsWith("PK\3\4")) {
            return NPZ;
        }
        if (MatReader.isMat(text)) {
            return MAT;
        }
        if (isHdf5(text)) {
            return Hdf5Files.isVtk(path) ? VTKHDF : FunctionFile.is(path) ? DOLFIN : HDF5;
        }
        if (LegacyVtkReader.isLegacy(text)) {
            return VTK;
        }
        if (GmshReader.isGmsh(text)) {
            return MSH;
        }
        if (IdxReader.isImages(head)) {
            return IDX;
        }
        if (SERIES_HEAD.matcher(text).find()) {
            return SERIES;
        }
        Matcher root = ROOT.matcher(text);
        if (root.find()) {
            return root.group(1) == null ? XDMF : vtk(file, root.group(1));
        }
        if (DolfinXmlReader.isDolfin(text)) {
            return DOLFIN_XML;
        }
        if (CsvReader.isTable(text) || CsvReader.isText(text) && ofName(file).equals(Optional.of(CSV))) {
            return CSV;
        }
        String problem = "has a format that is not known";
        String remedy = REMEDY;
        if (text.startsWith("\u001f\u008b")) {
            problem = "is compressed with gzip, which is not supported";
            remedy = "Unpack it";
        } else if (text.contains("FoamFile")) {
            problem = "is a file of OpenFOAM's own, which are not read";
            remedy = FOAM_REMEDY;
        } else {
            Optional<FileFormat> named = ofName(file);
            if (named.filter(MAT::equals).isPresent()) {
                problem = "is no file of MATLAB 5 to 7.3; files of MATLAB 4 and texts are not supported";
                remedy = "Save it anew with the option -v7";
            } else if (named.isPresent()) {
                problem = "is no " + named.get() + " file, though its name says so: it is cut off, damaged, or another "
                    + "format";
                remedy = "Copy or export it anew";
            }
        }
        throw new SnapshotFormatException(file, "", problem, remedy);
    }

    /** HDF5 may begin with a block of the user's, as MATLAB's files do; its length is a power of two. */
    private static boolean isHdf5(final String head) {
        String signature = "\u0089HDF\r\n\u001a\n";
        boolean found = head.startsWith(signature);
        for (int at = 512; !found && at < head.length(); at *= 2) {
            found = head.startsWith(signature, at);
        }
        return found;
    }

    private static FileFormat vtk(final String file, final String type) throws SnapshotFormatException {
        return switch (type) {
            case "Collection" -> PVD;
            case "UnstructuredGrid" -> VTU;
            case "PolyData" -> VTP;
            case "ImageData" -> VTI;
            case "RectilinearGrid" -> VTR;
            case "StructuredGrid" -> VTS;
            case "PUnstructuredGrid", "PPolyData", "PImageData", "PRectilinearGrid", "PStructuredGrid" -> PVTU;
            case "vtkMultiBlockDataSet", "vtkPartitionedDataSet", "vtkPartitionedDataSetCollection" -> VTM;
            default -> throw new SnapshotFormatException(file, "", "is a VTK file of type " + type
                + ", which is not supported", "Save it as an unstructured grid (.vtu)");
        };
    }

    /** The head of a file that is packed with gzip as a whole. */
    private static byte[] unpacked(final byte[] head) {
        if (head.length < 2 || head[0] != 0x1f || head[1] != (byte)0x8b || IdxReader.isImages(head)) {
            return head;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            byte[] inner = in.readNBytes(1 << 10);
            String text = new String(inner, StandardCharsets.ISO_8859_1);
            return text.contains("<VTKFile") || DolfinXmlReader.isDolfin(text) ? inner : head;
        } catch (IOException e) {
            return head; // which is refused for what it is
        }
    }

    /** @return the format that the ending of a name stands for; to look through folders without opening every file */
    static Optional<FileFormat> ofName(final String name) {
        if (IdxName.isIdx(name)) {
            return Optional.of(IDX);
        }
        if (DolfinXmlReader.isNamed(name)) {
            return Optional.of(DOLFIN_XML);
        }
        String body = name.endsWith(".gz") && !VtkSeriesReader.ending(name).isEmpty()
            ? name.substring(0, name.length() - 3) : name;
        String ending = body.substring(body.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
        return switch (ending) {
            case "pvd" -> Optional.of(PVD);
            case "vtu" -> Optional.of(VTU);
            case "vtp" -> Optional.of(VTP);
            case "vti" -> Optional.of(VTI);
            case "vtr" -> Optional.of(VTR);
            case "vts" -> Optional.of(VTS);
            case "pvtu", "pvtp", "pvti", "pvtr", "pvts" -> Optional.of(PVTU);
            case "vtm", "vtmb", "vtpd", "vtpc" -> Optional.of(VTM);
            case "series" -> Optional.of(SERIES);
            case "vtk" -> Optional.of(VTK);
            case "msh" -> Optional.of(MSH);
            case "xdmf", "xmf" -> Optional.of(XDMF);
            case "h5", "hdf5", "hdf", "nc" -> Optional.of(HDF5);
            case "vtkhdf" -> Optional.of(VTKHDF);
            case "mat" -> Optional.of(MAT);
            case "npy" -> Optional.of(NPY);
            case "npz" -> Optional.of(NPZ);
            case "csv", "tsv" -> Optional.of(CSV);
            default -> Optional.empty();
        };
    }

    /** @param options what the user chose; most readers need nothing of it */
    FormatSeries open(final Path path, final ReadOptions options, final Progress progress) throws IOException {
        return switch (this) {
            case PVD -> PvdReader.open(path, progress);
            case SERIES -> SeriesReader.open(path, progress);
            case VTM, PVTU, VTU, VTP, VTI, VTR, VTS -> VtkSeriesReader.open(path, progress);
            case VTK -> LegacyVtkReader.open(path, progress);
            case MSH -> GmshReader.open(path, progress);
            case XDMF -> XdmfReader.open(path);
            case DOLFIN_XML -> DolfinXmlReader.open(path, progress);
            case VTKHDF -> VtkHdfReader.open(path, progress);
            // who names data sets wants them as arrays
            case DOLFIN -> options.arrays().dataSets().isEmpty() ? FunctionFile.open(path)
                : Hdf5Files.open(path, options, progress);
            case HDF5 -> Hdf5Files.open(path, options, progress);
            case MAT -> MatReader.open(path, options.arrays(), progress);
            case NPY -> ArrayReader.openNpy(path, options.arrays());
            case IDX -> IdxReader.open(path, options.arrays().extent(), progress);
            case CSV -> CsvReader.open(path, progress);
            case NPZ -> ArrayReader.openNpz(path, options.arrays(), progress);
        };
    }
}
